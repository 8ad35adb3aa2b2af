import { Link } from '@remix-run/react';
import { useMemo } from 'react';
import { ProfileChart } from '~/components/charts/profile-chart';
import { ButtonLink } from '~/components/nhs/button-link';
import { InsetText } from '~/components/nhs/inset-text';
import { ChooseCaseStudies } from '~/components/results/choose-case-studies';
import { endsOf, figureRow, mergedNotes, scoreOf } from '~/components/results/figure-words';
import { ReadingNote } from '~/components/results/reading-note';
import { WorkshopsHeld } from '~/components/results/workshop-notes';
import { ResultsNav } from '~/components/results/results-nav';
import { importedCountWords, importedWords } from '~/domain/answers-file/import-messages';
import { paths } from '~/lib/paths';
import { AtAGlance } from './at-a-glance';
import { Barriers } from './barriers';
import { SinceThen } from './edition-progress';
import { InWords } from './in-words';
import type { Loaded } from './route';
import { TwoWaysToCount } from './two-ways-to-count';

/** The results at a glance: in words, as a profile, and the ways to look closer. */
export function Overview({
  head,
  ready,
  progress,
  sectors,
  placeId,
  assessmentId,
  forMembers,
  mayRunWorkshops,
}: Loaded & { ready: NonNullable<Loaded['ready']> }) {
  const { shown, number } = ready;
  const own = paths.assessment(placeId, assessmentId);
  const edition = number === head.editions ? undefined : number;
  const names = new Map(ready.dimensions.map(({ id, name }) => [id, name]));
  const dimensionName = (id: string) => names.get(id) ?? id;
  const sectorName = (id: string) => sectors[id] ?? id;
  const rows = useMemo(
    () =>
      ready.dimensions.map(({ id, name, points, others }, index) =>
        figureRow(id, name, shown.dimensions[index]!.figure, points, others),
      ),
    [ready.dimensions, shown],
  );
  const ends = endsOf(shown.dimensions);
  const scores = ready.dimensions.map(({ id, name }, index) => ({
    id,
    name,
    figure: shown.dimensions[index]!.figure,
  }));
  const notes = mergedNotes(shown.groups, sectorName);
  return (
    <>
      <p>
        {ready.computedOn} · {shown.n.toLocaleString('en-GB')} people
        {shown.groups.length > 1 && `, ${shown.groups.length} groups of partners`} · no figure about fewer
        than {shown.threshold} people
        {head.editions > 1 && ` · edition ${number} of ${head.editions}`}
      </p>
      <ResultsNav current="overview" {...{ placeId, assessmentId, edition }} />
      <SinceThen progress={progress} />
      {shown.imported > 0 && (
        <InsetText>
          <p>
            {importedWords(shown.imported, shown.n)} {importedCountWords(shown.threshold)}
          </p>
        </InsetText>
      )}
      {(notes.length > 0 || shown.groups.length === 1) && (
        <InsetText>
          {shown.groups.length === 1 ? (
            <p>
              Too few people answered from any one type of partner, so everybody is shown together and nothing
              is said of differences between partners.
            </p>
          ) : (
            <>
              <p>
                Types of partner with fewer than {shown.threshold} people are shown together, so that nobody’s
                answers can be told:
              </p>
              <ul>
                {notes.map((note) => (
                  <li key={note}>{note}</li>
                ))}
              </ul>
            </>
          )}
        </InsetText>
      )}
      <WorkshopsHeld {...{ placeId, forMembers, workshops: ready.workshops }} />
      <InWords {...{ shown, ends, dimensionName, sectorName, edition, own }} />
      <AtAGlance {...{ ready, dimensionName, edition, own }} />
      {mayRunWorkshops && (
        <ButtonLink href={paths.newWorkshop(placeId, assessmentId)} variant="secondary">
          Run a workshop on these results
        </ButtonLink>
      )}

      <h2 className="nhsuk-heading-m">Profile</h2>
      <ProfileChart
        id="profile"
        rows={rows}
        caption="Your place and the case studies by dimension, from 1 (Not started) to 5 (Thriving)"
        sentence={
          ends
            ? `Your place is furthest on in ${dimensionName(ends.highest.id)} (${scoreOf(ends.highest.figure)} of 5) and least far in ${dimensionName(ends.lowest.id)} (${scoreOf(ends.lowest.figure)} of 5).`
            : 'Your place on each dimension beside our reading of published case studies.'
        }
      />
      <ReadingNote />
      <ChooseCaseStudies
        action={own.results}
        all={ready.caseStudies}
        named={ready.named}
        keep={{ edition: edition?.toString() }}
      />

      <h2 className="nhsuk-heading-m">Look closer</h2>
      <ul>
        {scores.map(({ id, name, figure }) => (
          <li key={id}>
            <Link to={own.resultsOn(id, edition)}>{name}</Link>
            {figure.status === 'shown' && ` (${scoreOf(figure)})`}
          </li>
        ))}
      </ul>

      <Barriers barriers={shown.barriers} texts={ready.barriers} />
      <TwoWaysToCount rows={[{ id: 'overall', name: 'Overall', figure: shown.overall }, ...scores]} />
      {head.editions > 1 && (
        <>
          <h2 className="nhsuk-heading-m">Editions</h2>
          <p>
            Each time the assessment closes after enough new answers, there is a new edition. None ever
            changes.
          </p>
          <ul>
            {Array.from({ length: head.editions }, (_, index) => index + 1).map((each) => (
              <li key={each}>
                {each === number ? (
                  `Edition ${each} (shown here)`
                ) : (
                  <Link to={own.resultsEdition(each)}>Edition {each}</Link>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
