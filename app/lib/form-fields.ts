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

/** A field's rules in the shape that react-hook-form's `register` takes. A choice not made is '' or null there. */
export interface Rules {
  validate?: (value: string | null | undefined, all: Record<string, unknown>) => true | string;
}

/** Said of a choice that may be left out, where what was chosen is none of its options. */
export const UNKNOWN_OPTION = 'Choose one of the options';

/** A field's rules for react-hook-form. */
export function rulesOf(field: Field): Rules {
  switch (field.kind) {
    case 'tick':
      return {};
    case 'choice': {
      const { options, required, unless } = field;
      return {
        validate: (value, all) => {
          const mayMiss = required === false || (unless !== undefined && all[unless.field] === unless.is);
          return (value ? options.includes(value) : mayMiss) || required || UNKNOWN_OPTION;
        },
      };
    }
    case 'text': {
      const { required, most, tooLong } = field;
      return {
        validate: (value) => {
          const { length } = (value ?? '').trim();
          if (length > most) return tooLong;
          return length > 0 || required === false || required;
        },
      };
    }
  }
}
