/**
 * What a form asks for, said once. The server makes its validation from it (`form-schema.server.ts`) and the page
 * its rules (`rulesOf`), so that both say the same words; with JavaScript off only the server's are heard.
 */
export type Field =
  | {
      kind: 'choice';
      options: readonly string[];
      required: string | false;
      /** Not required where another field has this value. */
      unless?: { field: string; is: string };
    }
  | { kind: 'tick' }
  | { kind: 'text'; required: string | false; most: number; tooLong: string };

export type Fields = Readonly<Record<string, Field>>;

/** What was typed, as text, by field; what a form shows again after an error. */
export type Typed<F extends Fields> = { [K in keyof F]?: F[K]['kind'] extends 'tick' ? boolean : string };

/** What a form holds when it is right. Choices and texts that may be left out are '' then. */
export type Valid<F extends Fields> = { [K in keyof F]: F[K]['kind'] extends 'tick' ? boolean : string };

/** One message a field at most. */
export type FieldErrors<F extends Fields> = { [K in keyof F]?: string };

/** A field's rules in the shape that react-hook-form's `register` takes. */
export interface Rules {
  required?: string;
  maxLength?: { value: number; message: string };
  validate?: (value: string, all: Record<string, unknown>) => true | string;
}

/** A field's rules for react-hook-form. */
export function rulesOf(field: Field): Rules {
  if (field.kind === 'tick') return {};
  const message = field.required;
  if (field.kind === 'choice') {
    if (message === false) return {};
    const { unless } = field;
    const mayMiss = (all: Record<string, unknown>) => unless !== undefined && all[unless.field] === unless.is;
    return { validate: (value, all) => Boolean(value) || mayMiss(all) || message };
  }
  return {
    ...(message === false ? {} : { required: message }),
    maxLength: { value: field.most, message: field.tooLong },
  };
}
