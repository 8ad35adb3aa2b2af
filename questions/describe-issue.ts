import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** What a validation issue means to a person who edits the files: where, what is wrong, what to do. */
export function describeIssue(issue: Issue): { path: readonly PropertyKey[]; what: string; fix: string } {
  const { path } = issue;
  const name = nameOf(path);
  if (issue.code === 'unrecognized_keys') {
    const [key = ''] = issue.keys;
    const keys = issue.keys.map((unknown) => `\`${unknown}\``).join(', ');
    return {
      path: [...path, key],
      what: `${keys} has no place in ${name}`,
      fix: 'Correct its spelling, or remove it',
    };
  }
  if (issue.code === 'invalid_type' || issue.code === 'invalid_value') {
    if (issue.input === undefined) return { path, what: `${name} is missing`, fix: 'Add it' };
    const wanted =
      issue.code === 'invalid_type'
        ? (KINDS[issue.expected] ?? issue.expected)
        : `one of ${issue.values.join(', ')}`;
    return { path, what: `${name} is ${shown(issue.input)}`, fix: `Make it ${wanted}` };
  }
  if (issue.code === 'too_small' && issue.origin === 'string')
    return { path, what: `${name} is empty`, fix: 'Fill it in' };
  if ((issue.code === 'too_small' || issue.code === 'too_big') && Array.isArray(issue.input)) {
    const needed = issue.code === 'too_small' ? `at least ${issue.minimum}` : `at most ${issue.maximum}`;
    const count = issue.input.length;
    return {
      path,
      what: `${name} has ${count} ${count === 1 ? 'entry' : 'entries'}`,
      fix: `Give it ${needed}`,
    };
  }
  return { path, what: `${name} cannot be used: ${issue.message}`, fix: 'Correct it' };
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text, in quotes where it looks like a number',
  array: 'a list',
  tuple: 'a list',
  object: 'a table of keys and values',
  record: 'a table of keys and values',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

function nameOf(path: readonly PropertyKey[]): string {
  const key = path.findLast((step) => typeof step === 'string');
  const last = path.at(-1);
  if (key === undefined) return typeof last === 'number' ? `entry ${last + 1}` : 'the file';
  return typeof last === 'number' ? `entry ${last + 1} of \`${key}\`` : `\`${key}\``;
}

function shown(input: unknown): string {
  if (input === null) return 'empty';
  if (Array.isArray(input)) return 'a list';
  return typeof input === 'object' ? 'a table of keys and values' : JSON.stringify(input);
}
