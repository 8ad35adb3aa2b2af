/** Why a change of who is in a place was refused, and what to do. */
export function memberRefusalWords(refusal: 'last-lead' | 'changed' | 'not-active'): string {
  switch (refusal) {
    case 'last-lead':
      return 'Nobody would lead this place any more. Make somebody else a lead first';
    case 'changed':
      return 'Somebody else changed this in the meantime. The role is shown as it stands now';
    case 'not-active':
      return 'Their account is deactivated, so they cannot lead the place. Choose somebody else';
  }
}
