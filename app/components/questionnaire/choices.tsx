import type { Choice } from '~/domain/response/step-content';

/**
 * The choices of one question as full-width rows: name and descriptor in one label, so that the whole row is one
 * target and is read as one. Controlled by `chosen`, so that an answer given on another device shows here too.
 */
export function Choices(props: {
  /** Id of the first choice; the others are `idPrefix-2` and on. */
  idPrefix: string;
  name: string;
  choices: readonly Choice[];
  /** Shown side by side below the others. */
  aside: readonly Choice[];
  chosen: string | undefined;
  onChoose: (value: string) => void;
}) {
  const row = (choice: Choice, index: number) => {
    const id = index === 0 ? props.idPrefix : `${props.idPrefix}-${index + 1}`;
    return (
      <div className="app-choice" key={choice.value}>
        <input
          className="app-choice__input"
          id={id}
          name={props.name}
          type="radio"
          value={choice.value}
          checked={props.chosen === choice.value}
          onChange={() => props.onChoose(choice.value)}
        />
        <label className="app-choice__label" htmlFor={id}>
          <span className="app-choice__name">{choice.name}</span>
          {/* The space keeps name and descriptor apart in the accessible name. */}
          {choice.descriptor && ' '}
          {choice.descriptor && <span className="app-choice__text">{choice.descriptor}</span>}
        </label>
      </div>
    );
  };
  return (
    <div className="app-choices">
      {props.choices.map((choice, index) => row(choice, index))}
      <div className="app-choices__aside">
        {props.aside.map((choice, index) => row(choice, props.choices.length + index))}
      </div>
    </div>
  );
}
