import type { ReactNode } from 'react';
import { classNames } from './class-names';

export type NotificationBannerProps = {
  /** Id of the banner; its title has `-title` after it. */
  id: string;
  /** "Important", or "Done" for a success, unless told. */
  title?: string | undefined;
  success?: boolean | undefined;
  children: ReactNode;
};

/** News about the page as a whole, above its heading. */
export function NotificationBanner({ id, title, success, children }: NotificationBannerProps) {
  return (
    <div
      className={classNames('nhsuk-notification-banner', success && 'nhsuk-notification-banner--success')}
      id={id}
      role="region"
      aria-labelledby={`${id}-title`}
    >
      <div className="nhsuk-notification-banner__header">
        <h2 className="nhsuk-notification-banner__title" id={`${id}-title`}>
          {title ?? (success ? 'Done' : 'Important')}
        </h2>
      </div>
      <div className="nhsuk-notification-banner__content">{children}</div>
    </div>
  );
}
