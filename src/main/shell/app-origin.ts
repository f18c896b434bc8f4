/**
 * Which addresses are ours. Every gate of the shell (requests, navigation, sender of a message) asks here, so that they
 * cannot disagree. The development server counts only when the caller passes it, which a packaged app never does.
 */
export const appScheme = 'app'
export const appHost = 'so-can-cuoc'
export const appUrl = `${appScheme}://${appHost}/index.html`

/** True when `url` is the application's one page; its screens differ only behind the #. */
export function isAppPage(url: string, devServerUrl?: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  if (isOwnFile(parsed)) return parsed.pathname === new URL(appUrl).pathname
  return isDevServer(parsed, devServerUrl)
}

/** True when the window may ask for `url`: its own files, in development also what the tools serve. */
export function isAllowedRequest(url: string, devServerUrl?: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  if (isOwnFile(parsed) || isDevServer(parsed, devServerUrl)) return true
  return devServerUrl !== undefined && parsed.protocol === 'devtools:'
}

function isOwnFile({ protocol, host }: URL): boolean {
  return protocol === `${appScheme}:` && host === appHost
}

/** Its pages over http and its hot reload over ws. */
function isDevServer({ protocol, host }: URL, devServerUrl: string | undefined): boolean {
  return devServerUrl !== undefined && host === new URL(devServerUrl).host && /^(http|ws)s?:$/.test(protocol)
}
