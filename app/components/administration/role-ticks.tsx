import { Checkbox } from '../nhs/checkbox';
import { Fieldset } from '../nhs/fieldset';

/** Which roles somebody has in the installation. */
export function RoleTicks({ administrator, analyst }: { administrator: boolean; analyst: boolean }) {
  return (
    <Fieldset legend="Roles in the installation" legendSize="s">
      <Checkbox
        id="administrator"
        name="administrator"
        label="Administrator"
        hint="Looks after the installation. Sees no results of a place."
        defaultChecked={administrator}
      />
      <Checkbox
        id="analyst"
        name="analyst"
        label="Programme analyst"
        hint="Works with what places share with programmes. Sees no results of a single place."
        defaultChecked={analyst}
      />
    </Fieldset>
  );
}
