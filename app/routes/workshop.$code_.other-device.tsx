import {
  redirect,
  type ActionFunctionArgs,
  type LinksFunction,
  type LoaderFunctionArgs,
} from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { Button } from '~/components/nhs/button';
import { isSecure, originOf, postedForm, postedText, refuse } from '~/lib/http';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { drawQrCode } from '~/lib/qr-code.server';
import { deviceHeader, openDeviceLink, sealDeviceLink } from '~/lib/workshop-device.server';
import styles from '~/styles/workshop.scss?url';
import { getStanding } from './workshop.$code/own-standing.server';

export const handle = { scripts: false, shell: 'plain' };

export const links: LinksFunction = () => [{ rel: 'stylesheet', href: styles }];

export const meta: MetaFunction = () => title('Use another phone or computer', 'Workshop');

const OVER =
  'This link works for one hour, and that is over, or it was not copied whole. Open “Use another phone or computer” again on the first device.';

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { code, deviceId } = await getStanding(context, request, params.code);
  const home = paths.workshopAt(code).home;
  const link = new URL(request.url).searchParams.get('link');
  const now = context.clock();
  if (link !== null) {
    if (openDeviceLink(context.keys, code, link, now) === undefined) return refuse(410, OVER);
    return { home, link, joined: deviceId !== null, offered: undefined };
  }
  if (deviceId === null) throw redirect(home);
  const path = `${home}/other-device?link=${sealDeviceLink(context.keys, code, deviceId, now)}`;
  const url = originOf(request, context.baseUrl) + path;
  return { home, link: null, joined: true, offered: { url, qr: drawQrCode(url) } };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { code } = await getStanding(context, request, params.code);
  const link = postedText(await postedForm(request), 'link');
  const deviceId = openDeviceLink(context.keys, code, link, context.clock()) ?? refuse(410, OVER);
  const secure = isSecure(request, context.baseUrl);
  const headers = { 'Set-Cookie': deviceHeader(context.keys, code, deviceId, { secure }) };
  return redirect(paths.workshopAt(code).home, { status: 303, headers });
}

export default function OtherDevicePage() {
  const { home, link, joined, offered } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={home} />
      <h1 className="nhsuk-heading-l">Use another phone or computer</h1>
      {offered ? <Offer {...offered} /> : <Confirm home={home} link={link ?? ''} joined={joined} />}
    </>
  );
}

function Offer({ url, qr }: { url: string; qr: { size: number; path: string } }) {
  return (
    <>
      <p>
        Open this link on the other device. Both then count as one: of two votes, the newer counts. The link
        works for one hour. Whoever has it can vote in your place, so do not pass it on.
      </p>
      <p className="app-code">
        <a href={url}>{url}</a>
      </p>
      <svg
        className="app-room__qr"
        viewBox={`-4 -4 ${qr.size + 8} ${qr.size + 8}`}
        role="img"
        aria-label="QR code of the link"
      >
        <rect x="-4" y="-4" width={qr.size + 8} height={qr.size + 8} fill="#ffffff" />
        <path d={qr.path} fill="#000000" />
      </svg>
    </>
  );
}

function Confirm({ home, link, joined }: { home: string; link: string; joined: boolean }) {
  return (
    <>
      <p>This device will take part in the workshop together with the one that made the link.</p>
      {joined && (
        <p>It has joined by itself already. Votes it gave by itself can then not be changed any more.</p>
      )}
      <form method="post" action={`${home}/other-device`}>
        <input type="hidden" name="link" value={link} />
        <Button>Take part with this device</Button>
      </form>
    </>
  );
}
