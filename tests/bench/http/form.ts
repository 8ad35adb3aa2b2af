/** A form as it stands in a page: what a browser without scripts knows of it. */
export interface Form {
  /** Where it is posted; undefined: to the page's own address. */
  action: string | undefined;
  /** Hidden fields and text areas with their values, in the order of the page. */
  fields: [name: string, value: string][];
  /** The values of each group of radio buttons, by its name. */
  choices: Record<string, string[]>;
}

/** The first form of a page that is posted; undefined where there is none. */
export function postedForm(html: string): Form | undefined {
  for (const [, tag, inside] of html.matchAll(/<form\b([^>]*)>(.*?)<\/form>/gis)) {
    const attributes = attributesOf(tag!);
    if (attributes.method?.toLowerCase() === 'post') return { action: attributes.action, ...read(inside!) };
  }
  return undefined;
}

function read(html: string): Pick<Form, 'fields' | 'choices'> {
  const fields: Form['fields'] = [];
  const choices: Form['choices'] = {};
  for (const match of html.matchAll(/<input\b([^>]*)>|<textarea\b([^>]*)>(.*?)<\/textarea>/gis)) {
    const [, input, area, text] = match;
    const { name, type, value = '' } = attributesOf(input ?? area!);
    if (name === undefined) continue;
    if (area !== undefined) fields.push([name, unescaped(text!)]);
    else if (type === 'hidden') fields.push([name, value]);
    else if (type === 'radio') (choices[name] ??= []).push(value);
  }
  return { fields, choices };
}

function attributesOf(tag: string): Record<string, string> {
  const found = [...tag.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)];
  return Object.fromEntries(found.map(([, name, value = '']) => [name!.toLowerCase(), unescaped(value)]));
}

/** Text of a page with the marks that React writes for special characters turned back. */
export function unescaped(text: string): string {
  const marks: Record<string, string> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#x27;': "'",
    '&amp;': '&',
  };
  return text.replace(/&(?:lt|gt|quot|#x27|amp);/g, (mark) => marks[mark]!);
}
