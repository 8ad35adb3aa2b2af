import { TABLE_WORDS } from '~/domain/workshop/set-up-messages';
import type { WorkshopSettings } from '~/domain/workshop/settings';
import { SummaryList } from '../nhs/summary-list';

/** How a workshop is set up. @param change where it can be changed; left out where it cannot */
export function SettingsFacts(props: {
  settings: WorkshopSettings;
  sectorNames: Readonly<Record<string, string>>;
  change?: string | undefined;
}) {
  const { settings, sectorNames, change } = props;
  const { sectors } = settings;
  const edit = (hiddenText: string) => (change === undefined ? {} : { change: { href: change, hiddenText } });
  return (
    <SummaryList
      rows={[
        { id: 'title', key: 'Title', value: settings.title, ...edit('the title') },
        { id: 'minutes', key: 'Time there is', value: `${settings.minutes} minutes`, ...edit('the time') },
        {
          id: 'asked',
          key: 'People are asked',
          value: askedWords(settings, Object.keys(sectorNames).length),
          ...edit('what people are asked'),
        },
        ...(sectors.length > 0 && sectors.length < Object.keys(sectorNames).length
          ? [{ id: 'sectors', key: 'Types', value: sectors.map((id) => sectorNames[id] ?? id).join(', ') }]
          : []),
        { id: 'tables', key: 'Tables', value: TABLE_WORDS[settings.tables], ...edit('how tables vote') },
        {
          id: 'threshold',
          key: 'Threshold',
          value: `No result is shown of fewer than ${settings.threshold} devices.`,
          ...edit('the threshold'),
        },
      ]}
    />
  );
}

function askedWords({ sectors, askTier }: WorkshopSettings, all: number): string {
  const types = `their type of organisation (${sectors.length === all ? 'all types' : `${sectors.length} types`})`;
  if (sectors.length > 0)
    return askTier
      ? `${types[0]!.toUpperCase()}${types.slice(1)} and their role`
      : `${types[0]!.toUpperCase()}${types.slice(1)}`;
  return askTier ? 'Their role' : 'Nothing';
}
