import { useEffect, useState } from 'react';
import { Checkbox } from '~/components/nhs/checkbox';
import { Details } from '~/components/nhs/details';

/** Under this name the browser keeps that somebody wants no shortcuts. */
const KEPT = 'concord-shortcuts';
const SHORTCUTS = [
  { key: 'n', does: 'Press the large button' },
  { key: 'u', does: 'Undo the last step' },
  { key: 't', does: 'Start the timer, or give one minute more' },
] as const;

/** Keys that press a button of the console. They can be switched off, and rest while somebody types. */
export function Shortcuts({ choice: [isOn, setIsOn] }: { choice: ShortcutChoice }) {
  useEffect(() => {
    if (!isOn) return;
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [isOn]);
  // Without scripts there are none, and before it is known whether they are wanted there are none either.
  if (isOn === null) return null;
  return (
    <Details summary="Keyboard shortcuts">
      <dl className="app-console__keys">
        {SHORTCUTS.map(({ key, does }) => (
          <div key={key}>
            <dt>
              <kbd>{key.toUpperCase()}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <p>They do nothing while you type in a field.</p>
      <Checkbox
        id="shortcuts"
        name="shortcuts"
        label="Use keyboard shortcuts on this device"
        defaultChecked={isOn}
        small
        register={{
          name: 'shortcuts',
          ref: () => {},
          onBlur: () => {},
          onChange: (event) => setIsOn((event.target as HTMLInputElement).checked),
        }}
      />
    </Details>
  );
}

function press(event: KeyboardEvent) {
  const isTyping =
    event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]');
  if (isTyping || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key.toLowerCase();
  if (!SHORTCUTS.some((shortcut) => shortcut.key === key)) return;
  const button = document.querySelector<HTMLElement>(`[data-shortcut="${key}"]`);
  if (!button) return;
  event.preventDefault();
  button.focus();
  button.click();
}

/** Whether shortcuts are wanted in this browser, null until that is known; and a way to change that. */
export type ShortcutChoice = readonly [isOn: boolean | null, set: (isOn: boolean) => void];

export function useShortcutChoice(): ShortcutChoice {
  const [isOn, setIsOn] = useState<boolean | null>(null);
  useEffect(() => setIsOn(kept(() => localStorage.getItem(KEPT)) !== 'off'), []);
  return [
    isOn,
    (wanted) => {
      setIsOn(wanted);
      kept(() => (wanted ? localStorage.removeItem(KEPT) : localStorage.setItem(KEPT, 'off')));
    },
  ];
}

/** Some browsers keep nothing; then it is as if nothing had been kept. */
function kept<T>(what: () => T): T | undefined {
  try {
    return what();
  } catch {
    return undefined;
  }
}
