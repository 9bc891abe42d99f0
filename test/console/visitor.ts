/** A browser that is only its cookies and the token of the last page. */
export interface Seen {
  readonly status: number;
  readonly text: string;
  /** Where it leads on to, beneath /console; '' when it does not. */
  readonly to: string;
  readonly headers: Headers;
}

export class Visitor {
  private readonly address: string;
  private readonly headers: Readonly<Record<string, string>>;
  /** "name=value" */
  cookie = '';
  token = '';

  constructor(address: string, headers: Readonly<Record<string, string>>) {
    this.address = address;
    this.headers = headers;
  }

  get(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Seen> {
    return this.ask('GET', path, undefined, headers);
  }

  /** A file, as it comes. */
  async bytes(path: string): Promise<Buffer> {
    const response = await fetch(this.address + path, { headers: { cookie: this.cookie } });
    return Buffer.from(await response.arrayBuffer());
  }

  /** A form of the page seen last, with its token. */
  post(
    path: string,
    form: Readonly<Record<string, string>> = {},
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> {
    return this.ask('POST', path, { _csrf: this.token, ...form }, headers);
  }

  async logIn(login: string, password: string): Promise<Seen> {
    await this.get('/login');
    const seen = await this.post('/login', { login, password });
    if (seen.status === 303) await this.get('/keys');
    return seen;
  }

  private async ask(
    method: 'GET' | 'POST',
    path: string,
    form: Readonly<Record<string, string>> | undefined,
    headers: Readonly<Record<string, string>>,
  ): Promise<Seen> {
    const response = await fetch(this.address + path, {
      ...{ method, redirect: 'manual' },
      headers: { ...(this.cookie && { cookie: this.cookie }), ...this.headers, ...headers },
      ...(form && { body: new URLSearchParams(form) }),
    });
    const text = await response.text();
    const [given] = response.headers.getSetCookie();
    if (given !== undefined) this.cookie = given.split(';')[0] ?? '';
    this.token = /name="_csrf" value="([^"]+)"/.exec(text)?.[1] ?? this.token;
    const to = (response.headers.get('location') ?? '').replace(/^\/console/, '');
    return { status: response.status, text, to, headers: response.headers };
  }
}
