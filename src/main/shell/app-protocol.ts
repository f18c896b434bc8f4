import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { protocol } from 'electron'
import { appHost, appScheme } from './app-origin.ts'

/** Stands in src/renderer/index.html where the nonce of the response goes. */
const nonceMark = '__CSP_NONCE__'

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** Must run before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

/**
 * Answers `app://so-can-cuoc/…` from the files of `rendererDir`. The list of answerable paths is read once: a request is
 * looked up in it and never becomes a path by itself, so no spelling of a path can leave the folder.
 */
export function serveApp(rendererDir: string): void {
  const files = new Map(
    listFiles(rendererDir).map((file) => [`/${file.split(sep).join('/')}`, join(rendererDir, file)]),
  )
  protocol.handle(appScheme, async (request) => {
    const { host, pathname } = new URL(request.url)
    const file = host === appHost && request.method === 'GET' ? files.get(pathname) : undefined
    if (file === undefined) return new Response('Không có', { status: 404, headers: securityHeaders() })
    const contentType = contentTypes[extname(file)] ?? 'application/octet-stream'
    if (extname(file) !== '.html') {
      return new Response(await readFile(file), { headers: { ...securityHeaders(), 'Content-Type': contentType } })
    }
    const nonce = randomBytes(16).toString('base64')
    const html = (await readFile(file, 'utf8')).replaceAll(nonceMark, nonce)
    return new Response(html, {
      headers: { ...securityHeaders(nonce), 'Content-Type': contentType, 'Cache-Control': 'no-store' },
    })
  })
}

/** Only the nonce of this very response may style the page from inside it: the UI kit adds a few style elements. */
function contentSecurityPolicy(nonce?: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    nonce === undefined ? "style-src 'self'" : `style-src 'self' 'nonce-${nonce}'`,
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

function securityHeaders(nonce?: string): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(nonce),
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
}

function listFiles(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
}
