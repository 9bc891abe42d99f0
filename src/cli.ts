#!/usr/bin/env node
/** The operator's commands. Each is loaded only when it is called, so that every start is quick. */
import { enableCompileCache } from 'node:module';
import { Command, CommanderError } from 'commander';
import { addUnderstandingCommands } from './commands/understanding-commands.ts';
import { addBackupCommands } from './commands/backup-commands.ts';
import { addPrivacyCommands } from './commands/privacy-commands.ts';

// The code compiled at one start is kept for the next, beside the system's temporary files.
enableCompileCache();

const program = new Command('heyi')
  .description('heyi (合医): the message desk of a rural cooperative medical scheme')
  .configureOutput({
    outputError: (text, write) => {
      write(`heyi: ${text.replace(/^error: /, '').trim()}; heyi --help lists the commands.\n`);
    },
  })
  .exitOverride();

// Nobody reads on (`| head -1`): the work is finished quietly.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (fault: NodeJS.ErrnoException) => {
    if (fault.code !== 'EPIPE') throw fault;
  });

program
  .command('start')
  .description('the service: /try, webhooks, console; the sample scheme unless SCHEME_FILE is set')
  .action(async () => {
    const { start } = await import('./commands/start.ts');
    await start();
  });

program
  .command('chat')
  .description('talk to the scheme in the terminal')
  .option('--json', 'JSON lines {"from","text"} in, one JSON line out for each')
  .option('--as <certificate>', 'the person is already verified as the head of that household')
  .option('--now <instant>', 'the clock, e.g. 2026-11-22T10:00:00+08:00')
  .option('--language <language>', 'zh-CN or en', 'zh-CN')
  .action(async (options: unknown) => {
    const { chat } = await import('./commands/chat.ts');
    await chat(options);
  });

for (const [name, description] of [
  ['estimate', 'reimbursement estimates, JSON lines in, JSON lines out'],
  ['account', 'family-account and fund arithmetic, JSON lines in, JSON lines out'],
  ['deadline', 'complaint deadlines, JSON lines in, JSON lines out'],
] as const) {
  program
    .command(name)
    .description(description)
    .action(async () => {
      const { reckon } = await import('./commands/reckon.ts');
      await reckon(name);
    });
}

program
  .command('import')
  .description('records from CSV or XLSX: households, members, enrolments, account-entries or claims')
  .argument('<kind>', 'households | members | enrolments | account-entries | claims | claim-events')
  .argument('<file>', 'a .csv or .xlsx file')
  .option('--dry-run', 'say what would change, write nothing')
  .option('--source <name>', 'the system the file comes from', 'scheme')
  .option('--as-of <instant>', 'when that system had these records; default now')
  .option('--allow-odd-ids', 'take ID numbers whose check digit is wrong')
  .action(async (kind: string, file: string, options: unknown) => {
    const { importFile } = await import('./commands/import.ts');
    await importFile(kind, file, options);
  });

const staff = program
  .command('staff')
  .description('console accounts; a password is read from stdin or a prompt');
staff
  .command('add')
  .description('a new account; its first password is the first line of stdin')
  .argument('<login>')
  .requiredOption('--role <role>', 'handler | supervisor | committee | outreach | admin')
  .option('--name <name>', 'the name shown to colleagues')
  .option('--sumu <sumu>', 'the sumu or town a handler works for')
  .action(async (login: string, options: unknown) => {
    const { addStaff } = await import('./commands/staff.ts');
    await addStaff(login, options);
  });
staff
  .command('list')
  .description('every account with its role, sumu and state')
  .action(async () => {
    const { listStaff } = await import('./commands/staff.ts');
    await listStaff();
  });
staff
  .command('disable')
  .description('no more log-ins; what the account did stays on record')
  .argument('<login>')
  .action(async (login: string) => {
    const { disableStaff } = await import('./commands/staff.ts');
    await disableStaff(login);
  });
staff
  .command('reset-password')
  .description('a new first password from the first line of stdin, to be changed at the next log-in')
  .argument('<login>')
  .action(async (login: string) => {
    const { resetPassword } = await import('./commands/staff.ts');
    await resetPassword(login);
  });

staff
  .command('bind')
  .description('a code by which the staff member shows the bot their own account, to be reminded there')
  .argument('<login>')
  .action(async (login: string) => {
    const { bindStaff } = await import('./commands/staff.ts');
    await bindStaff(login);
  });
staff
  .command('unbind')
  .description('no more reminders by chat')
  .argument('<login>')
  .action(async (login: string) => {
    const { unbindStaffAccount } = await import('./commands/staff.ts');
    await unbindStaffAccount(login);
  });

const calendar = program.command('calendar').description('the working-day calendar');
calendar
  .command('show')
  .description('the years that are loaded, or the days off and the weekend days worked of one year')
  .argument('[year]')
  .action(async (year: string | undefined) => {
    const { showCalendar } = await import('./commands/calendar.ts');
    await showCalendar(year);
  });
calendar
  .command('load')
  .description(
    'the State Council arrangement of a year: shows which open complaints move, asks, then applies',
  )
  .argument('<file>', 'YAML or JSON: year, source, restDays, workDays')
  .option('--yes', 'apply without asking')
  .action(async (file: string, options: unknown) => {
    const { loadCalendar } = await import('./commands/calendar.ts');
    await loadCalendar(file, options);
  });

program
  .command('supervision')
  .description('answered in time, by sumu, category and month; what is open and overdue. CSV, or a file')
  .option('--month <month>', 'of complaints received in that month, like 2026-11; default: all')
  .option('--table <table>', 'month | sumu | category | open | overdue', 'sumu')
  .option('--xlsx <file>', 'all tables in one file instead')
  .option('--report', 'what may stand on the notice board: small figures left out')
  .option('--committee', "with the supervision committee's own queue")
  .option('--language <language>', 'zh-CN or en', 'zh-CN')
  .action(async (options: unknown) => {
    const { printSupervision } = await import('./commands/supervision.ts');
    await printSupervision(options);
  });

const audit = program.command('audit').description('the chain of audit entries');
audit
  .command('verify')
  .description('reads the whole chain; exit 1 names the first entry that was altered, taken out or cut off')
  .option('--heads <file>', 'heads kept elsewhere, one a line as `heyi audit head` prints them')
  .action(async (options: unknown) => {
    const { verifyAudit } = await import('./commands/audit.ts');
    await verifyAudit(options);
  });
audit
  .command('head')
  .description('how the chain ends: when, how many entries, digest; to be kept elsewhere')
  .option('--recorded', 'the heads recorded each day instead')
  .action(async (options: unknown) => {
    const { auditHead } = await import('./commands/audit.ts');
    await auditHead(options);
  });

const wechat = program.command('wechat').description('the WeChat Official Account');
wechat
  .command('menu')
  .description("sets the account's own menu: the six jobs and a person to talk to")
  .option('--dry-run', 'show it, set nothing')
  .action(async (options: { dryRun?: boolean }) => {
    const { setMenu } = await import('./commands/wechat.ts');
    await setMenu(options);
  });

const outbox = program.command('outbox').description('messages that could not be delivered');
outbox
  .command('list')
  .description('failed (to be sent again) and held (told at the next visit; to be telephoned)')
  .option('--state <state>', 'failed or held')
  .option('--text', 'with what they say; noted in the audit chain')
  .action(async (options: unknown) => {
    const { listOutbox } = await import('./commands/outbox.ts');
    await listOutbox(options);
  });
outbox
  .command('resend')
  .description('queue them again, by their ids or all that failed')
  .argument('[ids...]')
  .option('--all-failed', 'everything that failed')
  .action(async (ids: string[], options: unknown) => {
    const { resendOutbox } = await import('./commands/outbox.ts');
    await resendOutbox(ids, options);
  });
outbox
  .command('telephoned')
  .description('the person has been told by telephone: not told again at the next visit')
  .argument('<id>')
  .action(async (id: string) => {
    const { telephonedOutbox } = await import('./commands/outbox.ts');
    await telephonedOutbox(id);
  });

addUnderstandingCommands(program);

program
  .command('migrate')
  .description('bring the database to the current schema')
  .action(async () => {
    const { migrateDatabase } = await import('./commands/migrate.ts');
    await migrateDatabase();
  });
addBackupCommands(program);
addPrivacyCommands(program);

try {
  await program.parseAsync();
} catch (fault) {
  if (fault instanceof CommanderError) {
    process.exitCode = fault.exitCode === 0 ? 0 : 2;
  } else {
    const { tell } = await import('./commands/operator-fault.ts');
    process.exitCode = tell(fault);
  }
}
