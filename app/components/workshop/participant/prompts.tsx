/** Questions to talk about; nothing where there are none. */
export function Prompts({ prompts }: { prompts: readonly string[] }) {
  if (prompts.length === 0) return null;
  return (
    <>
      <h2 className="nhsuk-heading-m">Talk about it</h2>
      <ul className="nhsuk-list nhsuk-list--bullet">
        {prompts.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </>
  );
}
