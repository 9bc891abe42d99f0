import { hash } from '@node-rs/argon2';

/** Argon2id (the library's default) with OWASP's first recommendation: 19 MiB, two passes. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, { memoryCost: 19_456, timeCost: 2, parallelism: 1 });
}
