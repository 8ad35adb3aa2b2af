import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { Link, useLoaderData } from '@remix-run/react';
import { Paragraphs, WhoIsResponsible } from '~/components/installation/who-is-responsible';
import { paragraphsOf } from '~/domain/installation/texts';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { readTexts } from '~/services/installation-texts.server';

export const meta: MetaFunction = () => title('How your answers are used');

export async function loader({ context }: LoaderFunctionArgs) {
  return (await readTexts(context)).texts;
}

export default function PrivacyPage() {
  const texts = useLoaderData<typeof loader>();
  const own = paragraphsOf(texts.privacy);
  return (
    <>
      <h1 className="nhsuk-heading-l">How your answers are used</h1>
      <h2 className="nhsuk-heading-m">When you take the survey by yourself</h2>
      <ul>
        <li>Only you see your answers and your profile. They go into no result and no count.</li>
        <li>They are deleted after 24 hours, or at once when you withdraw them.</li>
      </ul>
      <h2 className="nhsuk-heading-m">When you answer the survey of a place</h2>
      <ul>
        <li>
          The people who run it see figures of groups, never one person’s answers. No figure is shown about
          fewer people than the page you begin on says.
        </li>
        <li>They see how many people of each type of organisation have answered, counted once an hour.</li>
        <li>
          Answers that you send count. You can change or withdraw them until the survey closes; answers that
          you never send do not count.
        </li>
        <li>
          They may import answers that people gave on paper or in a form tool, which they can read. Imported
          answers never help the answers of a few people to be shown: a group that you are in is shown only if
          enough people in it answered here themselves. The results say how many people’s answers were
          imported.
        </li>
        <li>
          Comments are read by the lead of the place once it has closed, without your name, your type of
          organisation or your answers. The lead may take parts out before anybody else reads them. You can be
          known by what you write.
        </li>
        <li>Your own profile is shown to you alone.</li>
        <li>
          How long answers are kept after the survey closes stands on the page you begin on: between 6 months
          and 5 years, and never longer than it said. Then answers and comments are deleted; the figures of
          groups stay, and comments that partners were shown. Answers that were never sent go earlier, when
          the survey is put away.
        </li>
        <li>
          Whether the results go into figures over many places, such as a region, stands there too. Such
          figures never hold your answers or comments, nor this place’s own scores.
        </li>
        <li>
          Where you are asked for your organisation, you need not say it. It goes into no result. The people
          who run the survey are only told from which organisations enough people have answered, and it is
          deleted soon after the survey closes.
        </li>
        <li>
          If you were given a code of your own, it only shows that you were invited. Nothing that joins it to
          your answers is stored. When the survey closes, all answers and codes are stored anew in random
          order, and e-mail addresses that codes were sent to are deleted.
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">When you take part in a workshop</h2>
      <ul>
        <li>
          You join with a code, without a name or an account. Your phone is known by a random number, which is
          joined to nothing that you do elsewhere here. You need not say your type of organisation or role.
        </li>
        <li>
          How many have voted is shown, never who voted for what. A result is shown only once enough devices
          have voted, and by type of organisation only where every group is large enough. Where a table shares
          a phone that counts for its people, a large table’s vote may be told apart from the rest.
        </li>
        <li>
          Words that you send are read by the facilitator first, without anything that says who sent them. You
          can be known by what you write.
        </li>
        <li>
          A day after the end, devices, votes, and words that were not shown are deleted. What is kept is the
          record: numbers of who took part, the figures of each round, words that were shown, and what the
          group agreed. A workshop that nobody ends is ended after two days in which nothing happened.
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">What is kept, and what is not</h2>
      <ul>
        <li>
          We keep your answers, comments, sector, role and whether yours is a joint post, and your
          organisation while the survey is open, where you said it.
        </li>
        <li>
          We do not ask for a name, e-mail or account. We do not keep your internet address, what device you
          use, or when you gave an answer.
        </li>
        <li>
          Your return code is kept only in a scrambled form. Someone who copies the database cannot work it
          out, and we cannot look it up for you.
        </li>
      </ul>
      <h2 className="nhsuk-heading-m">On your own device</h2>
      <ul>
        <li>
          One cookie lets this browser open your answers. It is needed for the survey to work. It goes after
          about a day when you took the survey by yourself, some weeks after a place’s survey closes, or when
          you choose “Close my answers on this device”.
        </li>
        <li>
          While you have no connection, answers wait on your device. They are removed from it once they are
          saved.
        </li>
        <li>
          Whoever signs in to run a survey gets a cookie for that. There is nothing that tracks you, and
          nothing from other sites. <Link to={paths.cookies}>Every cookie by its name</Link>
        </li>
      </ul>
      <WhoIsResponsible texts={texts} />
      {own.length > 0 && (
        <>
          <h2 className="nhsuk-heading-m">More about this installation</h2>
          <Paragraphs paragraphs={own} />
        </>
      )}
      <h2 className="nhsuk-heading-m">Please help</h2>
      <p>
        Do not name or describe people in comments. On a shared device, close your answers when you leave.
      </p>
      <p>
        <Link to={paths.try}>Take the survey</Link> or{' '}
        <Link to={paths.questions}>read the questions first</Link>.
      </p>
    </>
  );
}
