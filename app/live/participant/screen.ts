/** Texts that were being written where they cannot be sent any more, by screen. */
const unsent = new Map<string, string>();

/** The screen in the page: its attributes tell where the room is. */
export const screenIn = (room: HTMLElement) => room.querySelector<HTMLElement>('[data-screen]');

const fieldsIn = (room: HTMLElement) =>
  room.querySelectorAll<HTMLTextAreaElement | HTMLSelectElement>('textarea[id], select[id]');

/** Puts another screen in the place of the one that is shown. What is being written, and the focus, stay. */
export function replaceScreen(room: HTMLElement, html: string): void {
  const before = screenIn(room)?.dataset.screen ?? '';
  const focused = document.activeElement;
  const hadFocus = room.contains(focused);
  const same = hadFocus && focused ? selectorOf(focused) : undefined;
  for (const field of fieldsIn(room))
    if (field.value !== '') unsent.set(`${before} ${field.id}`, field.value);
  room.innerHTML = html;
  const after = screenIn(room)?.dataset.screen ?? '';
  restoreFields(room, after);
  if (after !== before) scrollTo(0, 0);
  if (!hadFocus) return;
  const target = (same && room.querySelector<HTMLElement>(same)) || room.querySelector<HTMLElement>('h1');
  if (target?.tagName === 'H1') target.tabIndex = -1;
  target?.focus({ preventScroll: after === before });
}

function restoreFields(room: HTMLElement, screen: string) {
  for (const field of fieldsIn(room)) {
    const key = `${screen} ${field.id}`;
    field.value = unsent.get(key) ?? field.value;
    unsent.delete(key);
  }
  const left = unsent.get(`${screen} body`);
  if (left === undefined) return;
  const note = document.createElement('p');
  note.className = 'app-note__body';
  note.textContent = `You had begun to write this, and it was not sent: ${left}`;
  room.append(note);
}

/** What finds the same thing on another screen: its id, or the name and value of a button. */
function selectorOf(element: Element): string | undefined {
  if (element.id) return `#${CSS.escape(element.id)}`;
  if (!(element instanceof HTMLButtonElement)) return undefined;
  const { note } = element.dataset;
  return note
    ? `[data-note="${CSS.escape(note)}"]`
    : `button[name="${element.name}"][value="${CSS.escape(element.value)}"]`;
}

export type Mark = 'plain' | 'waiting' | 'saved' | 'problem';

/** Says something in a line of the page; where it says that already, nobody hears it twice. */
export function sayIn(line: Element | null, words: string, mark: Mark = 'plain'): void {
  if (!line) return;
  if (line.classList.contains('app-status')) line.className = `app-status app-status--${mark}`;
  if (line.textContent !== words) line.textContent = words;
}
