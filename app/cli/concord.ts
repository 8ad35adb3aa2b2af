/** `npm run concord -- <command>`: what an operator does from the command line. */
import { agreementCommand } from './agreement';
import { migrate } from './migrate';
import { addAccountCommand, newPasswordCommand, noCodeCommand } from './accounts';
import { verifyAuditCommand } from './audit-verify';
import { checkCommand } from './check';
import { scoreCommand } from './score';
import { demo } from './demo/demo';

interface Command {
  /** What it takes, as shown in the list of commands; left out for nothing. */
  takes?: string;
  does: string;
  run: (words: string[]) => Promise<void>;
}

const COMMANDS: Record<string, Command> = {
  migrate: { does: 'brings the database up to date; starting the server does so too', run: migrate },
  'account-add': {
    takes: 'EMAIL NAME',
    does: 'makes an account and shows its password once',
    run: addAccountCommand,
  },
  'account-password': {
    takes: 'EMAIL',
    does: 'gives an account a new password, shows it once, and ends its sessions',
    run: newPasswordCommand,
  },
  'account-no-code': {
    takes: 'EMAIL',
    does: 'turns off the code that signing in to an account asks for, for who lost app and recovery codes',
    run: noCodeCommand,
  },
  'audit-verify': {
    does: 'checks that nothing in the audit log was changed, taken out or put in',
    run: verifyAuditCommand,
  },
  agreement: {
    does: 'prints how far the two codings of the case studies agree, and each difference',
    run: agreementCommand,
  },
  check: { does: 'computes every edition again and compares it with the stored one', run: checkCommand },
  score: {
    takes: 'FILE.csv',
    does: 'prints the figures of a file of answers as JSON; options: --form FORM, --merge-below K',
    run: scoreCommand,
  },
  demo: { does: 'fills a new database with two made-up places', run: demo },
};

const [name = '', ...words] = process.argv.slice(2);
const command = COMMANDS[name];
if (command) {
  command.run(words).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
} else {
  const calls = Object.entries(COMMANDS).map(
    ([known, { takes, does }]) => [takes ? `${known} ${takes}` : known, does] as const,
  );
  const width = Math.max(...calls.map(([call]) => call.length));
  const list = calls.map(([call, does]) => `  ${call.padEnd(width)}  ${does}`);
  console.error(
    `${name ? `There is no command "${name}". ` : ''}Use: npm run concord -- <command>\n${list.join('\n')}`,
  );
  process.exitCode = 2;
}
