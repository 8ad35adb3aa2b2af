import * as oidc from 'openid-client';
import type { Logger } from 'pino';
import type { Settings } from './env.server';

/** Where the provider sends people back to. */
const BACK = '/sign-in/provider/back';
/** How long the provider may take for each answer, in seconds. */
const PATIENCE_S = 8;

/** What has to be held between leaving for the provider and coming back. For a sealed cookie. */
export interface Departure {
  state: string;
  nonce: string;
  /** Proves that whoever comes back is who left (PKCE, RFC 7636). */
  verifier: string;
}

/** Whom the provider says that it has seen. */
export interface Vouched {
  issuer: string;
  /** The name that the provider has for them, and never gives to anybody else. */
  subject: string;
  /** As the provider has it; undefined where it says none, or does not vouch for it. */
  verifiedEmail: string | undefined;
  /** '' where it says none. */
  name: string;
}

/** Signing in at a provider of OpenID Connect, by the authorization code flow. */
export interface SingleSignOn {
  /** What people call it. */
  name: string;
  /** Where to send somebody; undefined where the provider does not answer. */
  leave(): Promise<{ url: string; departure: Departure } | undefined>;
  /**
   * Who has come back.
   * @param query of the address they came back to, with its "?"
   * @returns 'refused' where they do not come from where they were sent, come a second time, or were turned away there;
   *   'no-answer' where the provider does not answer
   */
  comeBack(query: string, departure: Departure): Promise<Vouched | 'refused' | 'no-answer'>;
}

/**
 * The provider that is set; undefined where none is. It is first asked when somebody wants to sign in, so that Concord
 * starts and goes on without it.
 */
export function openSingleSignOn(
  { singleSignOn, baseUrl }: Pick<Settings, 'singleSignOn' | 'baseUrl'>,
  log: Pick<Logger, 'warn'>,
): SingleSignOn | undefined {
  if (!singleSignOn || baseUrl === undefined) return undefined;
  const { issuer, clientId, clientSecret, name } = singleSignOn;
  const back = baseUrl + BACK;

  let known: Promise<oidc.Configuration> | undefined;
  const provider = () => {
    const asked = (known ??= oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
      timeout: PATIENCE_S,
      // The settings allow it on this computer alone.
      execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
    }));
    // Asked anew next time where it did not answer.
    asked.catch(() => (known = undefined));
    return asked;
  };

  const vouched = async (config: oidc.Configuration, query: string, departure: Departure) => {
    const tokens = await oidc.authorizationCodeGrant(config, new URL(back + query), {
      pkceCodeVerifier: departure.verifier,
      expectedState: departure.state,
      expectedNonce: departure.nonce,
      idTokenExpected: true,
    });
    const claims = tokens.claims()!;
    const said =
      claims.email === undefined && config.serverMetadata().userinfo_endpoint !== undefined
        ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
        : claims;
    const { email, email_verified: verified, name: called } = said;
    return {
      issuer: claims.iss,
      subject: claims.sub,
      verifiedEmail: typeof email === 'string' && verified === true ? email : undefined,
      name: typeof called === 'string' ? called : '',
    };
  };

  return {
    name,
    async leave() {
      try {
        const config = await provider();
        const departure: Departure = {
          state: oidc.randomState(),
          nonce: oidc.randomNonce(),
          verifier: oidc.randomPKCECodeVerifier(),
        };
        const url = oidc.buildAuthorizationUrl(config, {
          redirect_uri: back,
          scope: 'openid email profile',
          state: departure.state,
          nonce: departure.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(departure.verifier),
          code_challenge_method: 'S256',
        });
        return { url: url.href, departure };
      } catch (error) {
        log.warn(causeOf(error), 'the provider of single sign-on does not answer');
        return undefined;
      }
    },
    async comeBack(query, departure) {
      try {
        return await vouched(await provider(), query, departure);
      } catch (error) {
        log.warn(causeOf(error), 'single sign-on failed');
        return isRefusal(error) ? 'refused' : 'no-answer';
      }
    },
  };
}

/** Whether the answer is wrong, as opposed to missing. */
function isRefusal(error: unknown): boolean {
  if (error instanceof oidc.AuthorizationResponseError || error instanceof oidc.ResponseBodyError)
    return true;
  if (!(error instanceof oidc.ClientError)) return false;
  return error.code !== 'OAUTH_TIMEOUT' && error.code !== 'OAUTH_RESPONSE_IS_NOT_CONFORM';
}

/** What went wrong, by its kind: the words of an error may hold what the provider said of somebody. */
function causeOf(error: unknown): object {
  const { name, code, cause, error: said } = error as Record<string, unknown>;
  const { code: below } = (cause ?? {}) as Record<string, unknown>;
  return { kind: name, code: code ?? below, said };
}
