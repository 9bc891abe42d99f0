import type { account as chinese } from '../zh-CN/account.ts';

export const account: Readonly<Record<keyof typeof chinese, string>> = {
  'account.title': 'My account',
  'account.login': 'Login',
  'account.name': 'Name',
  'account.role': 'Duty',
  'account.sumu': 'Sumu',
  'account.banner': 'Banner office (every sumu)',
  'account.password': 'Password',
  'account.password-told': 'Change it when somebody else may know it.',
  'account.change': 'Change the password',
  'account.everywhere': 'Log out everywhere',
  'account.everywhere-told':
    'Forgot to log out on another computer? This logs you out on all of them, here too.',
  'password.title': 'Change the password',
  'password.first-title': 'First a password of your own',
  'password.first-told': 'Somebody else set the password you have now. Please choose one that only you know.',
  'password.rule':
    'At least 10 characters, without the login in it. A few unrelated words in a row are easy to keep and hard to guess.',
  'password.current': 'The password now',
  'password.next': 'New password',
  'password.again': 'New password, once more',
  'password.save': 'Set the new password',
  'password.changed': 'The password is changed. Every other computer is logged out.',
  'password.wrong-current':
    'The password you have now was typed wrongly; nothing is changed. Please try again.',
  'password.same-as-before': 'The new password is the old one; nothing is changed. Please choose another.',
  'password.differ': 'The new password was typed in two ways; nothing is changed. Please type it again.',
  'password.too-short': 'Too short, not saved. A password has at least 10 characters.',
  'password.too-long': 'Too long, not saved. A password has at most 200 characters.',
  'password.too-plain': 'Too plain, not saved. A password needs at least five different characters.',
  'password.contains-login': 'The login is part of it, not saved. Please choose another.',
};
