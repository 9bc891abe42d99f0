import type { system as chinese } from '../zh-CN/system.ts';

export const system: Readonly<Record<keyof typeof chinese, string>> = {
  'staff.title': 'Manage staff accounts',
  'staff.told': 'Who may log in, and see what. Press a name to disable, restore or reset it.',
  'staff.list': 'Accounts',
  'staff.login': 'Login',
  'staff.name': 'Name',
  'staff.role': 'Duty',
  'staff.sumu': 'Sumu',
  'staff.state': 'State',
  'staff.since': 'Since',
  'staff.all-sumu': 'Every sumu',
  'staff.state.active': 'In use',
  'staff.state.disabled': 'Disabled',
  'staff.state.locked': 'Locked for now',
  'staff.state.first-password': 'Has yet to change the password',
  'staff.sample': 'sample',
  'staff.add': 'Add an account',
  'staff.add-told':
    'Tell the person login and first password face to face; they change it when they first log in.',
  'staff.login-rule': '2 to 32 small letters, digits, dots or dashes, beginning with a letter',
  'staff.sumu-rule': 'For a handler of one sumu; empty for the whole banner',
  'staff.first-password': 'First password',
  'staff.added': '{login} is added ({role}). The password must be changed at the first log-in.',
  'staff.login-form':
    'Not added: a login is 2 to 32 small letters, digits, dots or dashes, beginning with a letter.',
  'staff.login-taken': 'Not added: {login} exists already. Please choose another.',
  'staff.unknown-role': 'Please choose a duty.',
  'staff.name-missing': 'Please write the name.',
  'staff.one-title': 'Account: {name}',
  'staff.disable': 'Disable',
  'staff.disable-told':
    '{name} is logged out at once and cannot log in again. What they did stays on record, and it can be undone.',
  'staff.disabled': '{name} is disabled. “Restore” undoes it.',
  'staff.enable': 'Restore',
  'staff.enable-told': '{name} can log in again with the password they had.',
  'staff.enabled': '{name} is restored.',
  'staff.reset': 'Reset the password',
  'staff.reset-told':
    'When {name} forgot it or is locked out. They are logged out everywhere; the next log-in takes this password and asks for another.',
  'staff.reset-done': 'A new password is set for {name}. Please tell them face to face.',
  'staff.not-yourself': 'Nobody disables their own account. Ask another administrator.',
};
