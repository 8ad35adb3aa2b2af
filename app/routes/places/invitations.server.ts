import type { AppLoadContext } from '@remix-run/node';
import { originOf } from '~/lib/http';
import { paths } from '~/lib/paths';
import { drawQrCode, type QrDrawing } from '~/lib/qr-code.server';
import type { PlaceAssessment } from '~/services/assessments.server';

/** A link that people are invited by. */
export interface Invitation {
  /** The sector it is for; null for everybody's. */
  sector: { id: string; name: string } | null;
  /** Absolute. */
  url: string;
  qr: QrDrawing;
}

/** The link of everybody. */
export function openInvitation(
  context: AppLoadContext,
  request: Request,
  { joinCode }: PlaceAssessment,
): Invitation {
  const url = originOf(request, context.settings.baseUrl) + paths.joinAt(joinCode);
  return { sector: null, url, qr: drawQrCode(url) };
}

/** A link for each sector invited, which chooses it. */
export function sectorInvitations(
  context: AppLoadContext,
  request: Request,
  { joinCode, sectors }: PlaceAssessment,
): Invitation[] {
  const invited = context.instrument.sectors.filter(({ id }) => sectors.includes(id));
  return invited.map(({ id, name }) => {
    const url = originOf(request, context.settings.baseUrl) + paths.joinAt(joinCode, id);
    return { sector: { id, name }, url, qr: drawQrCode(url) };
  });
}

/** Where a join code is typed. */
export const joinAddress = (context: AppLoadContext, request: Request) =>
  originOf(request, context.settings.baseUrl) + paths.join;
