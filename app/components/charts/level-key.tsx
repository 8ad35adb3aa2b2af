/** Which tint stands for which level, by the names of levels 1 to 5. */
export function LevelKey({ levels }: { levels: readonly string[] }) {
  return (
    <ul className="app-profile__legend app-key">
      {levels.map((name, index) => (
        <li key={name}>
          <span className={`app-key__tint app-tint--${index + 1}`} aria-hidden="true" /> {name}
        </li>
      ))}
    </ul>
  );
}
