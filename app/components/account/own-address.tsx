/** Tells password managers whose password stands below; people see the address elsewhere on the page. */
export function OwnAddress({ email }: { email: string }) {
  return <input type="hidden" name="email" value={email} autoComplete="username" />;
}
