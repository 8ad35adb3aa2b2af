import type { LoaderFunctionArgs } from '@remix-run/node';
import { type MetaFunction, useLoaderData } from '@remix-run/react';
import { BackLink } from '~/components/nhs/back-link';
import { QrCode } from '~/components/places/qr-code';
import { shownJoinCode } from '~/domain/assessment/join-code';
import { title } from '~/lib/page-title';
import { paths } from '~/lib/paths';
import { joinAddress, openInvitation, sectorInvitations } from './places/invitations.server';
import { getAssessment } from './places/own-place.server';

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  title('Links and QR codes', data?.title ?? 'Assessment');

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { place, assessment } = await getAssessment(context, request, params, 'see-links');
  return {
    home: paths.assessment(place.id, assessment.id).home,
    placeName: place.name,
    title: assessment.title,
    joinCode: assessment.joinCode,
    joinAddress: joinAddress(context, request),
    open: openInvitation(context, request, assessment),
    sectors: sectorInvitations(context, request, assessment),
  };
}

export default function LinksPage() {
  const { home, placeName, title, joinCode, joinAddress, open, sectors } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={home} />
      <h1 className="nhsuk-heading-l">Links and QR codes</h1>
      <p>
        {placeName}, {title}. This page can be printed. Nobody needs their own link: a link says at most which
        type of organisation somebody is from, never who they are.
      </p>
      <div className="app-cards">
        {[open, ...sectors].map(({ sector, url, qr }) => (
          <section key={sector?.id ?? 'all'} className="app-card">
            <h2 className="nhsuk-heading-s">{sector?.name ?? 'Everybody'}</h2>
            <QrCode drawing={qr} label={`QR code of the link for ${sector?.name ?? 'everybody'}`} />
            <p className="app-address">{url}</p>
            {!sector && (
              <p>
                Or type <strong>{shownJoinCode(joinCode)}</strong> at {joinAddress}
              </p>
            )}
          </section>
        ))}
      </div>
    </>
  );
}
