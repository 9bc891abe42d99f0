export function standsIn(said: string, _material: readonly string[], _language: string): boolean {
  return said !== '';
}
