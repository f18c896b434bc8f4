// The text a new page starts with, per world.
import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { codecText } from './codec.ts'

const bridgeText = readFileSync(new URL('./page-bridge.js', import.meta.url), 'utf8')
const worldsText = readFileSync(new URL('./page-worlds.js', import.meta.url), 'utf8')

/** The preload and the bridge exist in the top frame of a real page only. */
const guard = `if (window === window.top && location.href !== 'about:blank')`

export function mainWorldScript(key: string): string {
  return `${guard} { ${bridgeText}; ${worldsText}; mainWorld(${JSON.stringify(key)}) }`
}

export function isolatedWorldScript(key: string, binding: string, preloadFile: string | undefined): string {
  const preload = preloadFile === undefined ? '' : readFileSync(preloadFile, 'utf8')
  // A sandboxed preload is a classic script: `import` in it must fail here, as it would there.
  new Script(`(function () {${preload}\n})`, { filename: preloadFile ?? 'preload' })
  const processInfo = { platform: process.platform, arch: process.arch, versions: { ...process.versions }, env: {} }
  const base64 = '(bytes) => bytes.toBase64(), (text) => Uint8Array.fromBase64(text).buffer'
  return `${guard} {
    ${bridgeText}; ${worldsText}; ${codecText};
    const { require, process, failed } = isolatedWorld(
      ${JSON.stringify(key)}, ${JSON.stringify(binding)}, makeCodec(${base64}), ${JSON.stringify(processInfo)});
    try { (function (require, process, module, exports) { ${preload}
    })(require, process, { exports: {} }, {}) } catch (error) { failed(error) } }`
}
