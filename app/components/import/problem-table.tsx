import { Table } from '~/components/nhs/table';
import { columnWords, faultWords } from '~/domain/answers-file/messages';
import type { Problem } from '~/domain/answers-file/problem';

/** What is wrong with a file: where, what, and how to mend it. `count`: of all, where more are known than are given. */
export function ProblemTable({ problems, count }: { problems: readonly Problem[]; count: number }) {
  const all = `What is wrong with the file: ${count.toLocaleString('en-GB')}`;
  return (
    <Table
      id="problems"
      caption={count > problems.length ? `${all}, of which the first ${problems.length}` : all}
      head={[
        { id: 'row', text: 'Row' },
        { id: 'column', text: 'Column' },
        { id: 'what', text: 'What is wrong' },
        { id: 'mend', text: 'How to mend it' },
      ]}
      rows={problems.map((problem, index) => {
        const { what, mend } = faultWords(problem.fault, problem.found);
        return { id: String(index), cells: [problem.row, columnWords(problem), sentence(what), mend] };
      })}
    />
  );
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);
