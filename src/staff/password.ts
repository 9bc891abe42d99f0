/** Argon2id (the library's default) with OWASP's first recommendation: 19 MiB, two passes. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Of a password that nobody has: what is verified for a login that does not exist, so that it takes as long. */
const nobodys =
  '$argon2id$v=19$m=19456,t=2,p=1$56lcAcT2cjqkuVqbUj8dAw$a/5DEncoOivc3uj1fzrkM34KI9GkSlhVXPO6z8JiPjE';

// The native library is loaded with the first password, not with the program.
export async function hashPassword(password: string): Promise<string> {
  const { hash } = await import('@node-rs/argon2');
  return hash(password, cost);
}

/** Takes the same work whether there is an account or not. */
export async function passwordFits(passwordHash: string | undefined, password: string): Promise<boolean> {
  const { verify } = await import('@node-rs/argon2');
  const fits = await verify(passwordHash ?? nobodys, password);
  return fits && passwordHash !== undefined;
}
