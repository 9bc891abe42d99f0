/** Names for hot statements, so that the database parses and plans each of them once per connection. */
import { createHash } from 'node:crypto';

/** Statements of other shapes than these many (imports in bulk, say) stay unnamed. */
const namedAtMost = 300;

/** The same statement always gets the same name; the empty one, which means none, once there are too many. */
export function statementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= namedAtMost) return '';
    const name = `heyi_${createHash('sha256').update(sql).digest('hex').slice(0, 24)}`;
    names.set(sql, name);
    return name;
  };
}
