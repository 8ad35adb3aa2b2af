import type { ReactNode } from 'react';
import { QrCode } from '~/components/places/qr-code';
import { classNames } from '~/components/nhs/class-names';
import { clockFace } from '~/domain/workshop/timer';
import { WorkshopBanner } from '../workshop-banner';
import type { ScreenData } from './screen-data';
import { SpacedCode } from './spaced-code';
import type { Scheme } from './use-scheme';

export type ScreenFrameProps = {
  data: Pick<ScreenData, 'placeName' | 'where' | 'rehearsal' | 'join' | 'phase'>;
  /** Null: as the device has it. */
  scheme: Scheme | null;
  /** Whether nobody has moved the pointer for a while. */
  isIdle: boolean;
  isLost: boolean;
  /** Seconds that the timer has left; null where none runs. */
  left: number | null;
  onScheme: () => void;
  onFullScreen: () => void;
  children: ReactNode;
};

/** What stands around every phase: where we are, how to join, and at the foot what whoever runs it may press. */
export function ScreenFrame(props: ScreenFrameProps) {
  const { data, scheme, isIdle, isLost, left, onScheme, onFullScreen, children } = props;
  const { join } = data;
  return (
    <div className={classNames('app-screen', isIdle && 'app-screen--idle')} data-scheme={scheme ?? undefined}>
      <header>
        <WorkshopBanner rehearsal={data.rehearsal} />
        <div className="app-screen__top">
          <p className="app-screen__where">{data.where || data.placeName}</p>
          {left !== null && (
            <p className="app-screen__timer">
              {left === 0 ? 'Time is over' : <time dateTime={`PT${left}S`}>{clockFace(left)}</time>}
            </p>
          )}
          {join && data.phase.kind !== 'welcome' && (
            <div className="app-screen__corner">
              <p>
                Join: {join.address}
                <br />
                <SpacedCode code={join.code} />
              </p>
              <QrCode drawing={join.qr} label="QR code that opens the workshop on your phone" />
            </div>
          )}
        </div>
      </header>
      <main className="app-screen__main" id="maincontent">
        {children}
      </main>
      <footer className="app-screen__foot">
        <p className="app-screen__connection" role="status">
          {isLost && 'Not connected: trying again'}
        </p>
        <noscript>
          <p>
            This page does not follow by itself without JavaScript. <a href="?">See how it stands now</a>
          </p>
        </noscript>
        <div className="app-screen__controls">
          <button type="button" onClick={onScheme}>
            Light or dark
          </button>
          <button type="button" onClick={onFullScreen}>
            Full screen
          </button>
        </div>
      </footer>
    </div>
  );
}
