import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { Paragraphs } from '~/components/installation/who-is-responsible';
import { paragraphsOf } from '~/domain/installation/texts';
import { title } from '~/lib/page-title';
import { readTexts } from '~/services/installation-texts.server';

export const meta: MetaFunction = () => title('Accessibility');

export async function loader({ context }: LoaderFunctionArgs) {
  const { accessibility, controller } = (await readTexts(context)).texts;
  return { contact: paragraphsOf(accessibility), controller };
}

export default function AccessibilityPage() {
  const { contact, controller } = useLoaderData<typeof loader>();
  return (
    <>
      <h1 className="nhsuk-heading-l">Accessibility</h1>
      <p>
        We want everybody who is asked to be able to answer, and to read what comes of it. You should be able
        to:
      </p>
      <ul>
        <li>zoom in to 400% without the text running off the screen</li>
        <li>use all of the survey with a keyboard alone</li>
        <li>use a screen reader, and read every chart as a table too</li>
        <li>use your own colours and contrast</li>
        <li>use it on a small phone, on paper, and with JavaScript turned off</li>
      </ul>
      <h2 className="nhsuk-heading-m">How accessible it is</h2>
      <p>
        We aim to meet level AA of the Web Content Accessibility Guidelines (WCAG), version 2.2. We have not
        had this confirmed by anybody from outside, so we do not claim that every page meets it.
      </p>
      <h2 className="nhsuk-heading-m">What we know is not good enough yet</h2>
      <ul>
        <li>People who use screen readers every day have not tested it with us yet.</li>
        <li>There is no Easy Read version and no other language than English.</li>
        <li>Wide tables scroll sideways inside themselves on small screens.</li>
        <li>Texts of case studies quote published reports, some of which are hard to read.</li>
      </ul>
      <h2 className="nhsuk-heading-m">How we tested it</h2>
      <p>With every change, a program checks pages in a browser:</p>
      <ul>
        <li>the main pages with axe, which finds many faults but not all, on a phone and a desktop</li>
        <li>answering by keyboard alone, and that you can see where you are</li>
        <li>at 400% zoom, in forced colours, in print, and without JavaScript</li>
      </ul>
      <p>A program finds only some of the barriers that people meet. Please tell us about yours.</p>
      <h2 className="nhsuk-heading-m">If something does not work for you</h2>
      {contact.length > 0 ? (
        <Paragraphs paragraphs={contact} />
      ) : (
        <p>
          Whoever runs this installation of Concord has not said whom to tell. Tell whoever invited you, and
          ask them to pass it on.
        </p>
      )}
      <p>
        You can ask for the questions in another format, such as print. If you answered a survey on paper,
        whoever invited you can enter your answers.
      </p>
      <h2 className="nhsuk-heading-m">If you are not happy with the answer</h2>
      <p>
        {controller
          ? `First complain to ${controller}.`
          : 'First complain to the organisation that invited you.'}{' '}
        If that does not help, contact the{' '}
        <a href="https://www.equalityadvisoryservice.com/">Equality Advisory and Support Service</a>. The
        Equality and Human Rights Commission enforces the rules on the accessibility of public websites.
      </p>
    </>
  );
}
