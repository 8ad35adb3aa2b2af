import type { Report, Source } from 'questions/types';

/** Where a fact stands: report, year and heading. A report that is not in the list goes by its code. */
export function Citation({
  source,
  reports,
}: {
  source: Source;
  reports: readonly Pick<Report, 'code' | 'publisher' | 'published'>[];
}) {
  const report = reports.find(({ code }) => code === source.report);
  const name = report ? `${report.publisher} ${report.published.slice(0, 4)}` : source.report;
  return (
    <cite className="app-citation">
      {name}
      {source.in && `, ${source.in}`}, “{source.heading}”
    </cite>
  );
}
