import { refuse } from '~/lib/http';

/** Every address that nothing else answers. */
export const loader = () => refuse(404);
export const action = () => refuse(404);

export default function NotFoundPage() {
  return null;
}
