import { Link } from '@remix-run/react';
import { ButtonLink } from '../nhs/button-link';
import { NotificationBanner } from '../nhs/notification-banner';
import { LinkToCopy } from './link-to-copy';

/** What came of an invitation that was made. */
export interface MadeInvitation {
  email: string;
  /** Absolute; not kept anywhere. */
  url: string;
  mailed: boolean;
  /** How long the link works. */
  days: number;
}

/** An invitation that was made: sent, or to be handed over. The link is shown this once. */
export function InvitedPanel(props: MadeInvitation & { again: string; list: string }) {
  const { email, url, mailed, days, again, list } = props;
  return (
    <>
      <NotificationBanner id="invited" success>
        <p>{mailed ? `We sent an invitation to ${email}.` : `The invitation for ${email} is ready.`}</p>
      </NotificationBanner>
      <h1 className="nhsuk-heading-l">{mailed ? 'Invitation sent' : 'Hand over this link'}</h1>
      <p>
        {mailed
          ? `It holds a link that works for ${days} days. If the message does not arrive, hand over the link yourself:`
          : `This installation sends no e-mail, or could not send this one. Send the link yourself, to ${email} alone. It works for ${days} days, for an account with this address only.`}
      </p>
      <LinkToCopy url={url} label="Link to copy" />
      <p>We show it only now. If you lose it, invite them again: the old link then stops working.</p>
      <div className="app-actions">
        <ButtonLink href={again} variant="secondary" reloadDocument>
          Invite somebody else
        </ButtonLink>
        <Link to={list}>See open invitations</Link>
      </div>
    </>
  );
}
