/** The title of a page, telling where one is. */
export function title(...parts: string[]) {
  return [{ title: [...parts, 'Concord'].join(' - ') }];
}
