// Structured-cloneable values <-> a JSON string; the same text runs in Node and in the page.
// Callers run structuredClone() first, so what cannot be cloned throws as it does in Electron.
function makeCodec(toB64, fromB64) {
  const views = [
    'Int8Array',
    'Uint8Array',
    'Uint8ClampedArray',
    'Int16Array',
    'Uint16Array',
    'Int32Array',
    'Uint32Array',
    'Float32Array',
    'Float64Array',
    'BigInt64Array',
    'BigUint64Array',
    'DataView',
  ]
  const tag = (v) => Object.prototype.toString.call(v).slice(8, -1)
  const bytes = (b) => toB64(new Uint8Array(b))
  function pack(root) {
    const out = [],
      seen = new Map()
    const put = (v) => {
      if (seen.has(v)) return seen.get(v)
      const i = out.push(null) - 1
      seen.set(v, i)
      const t = tag(v)
      if (v === undefined) out[i] = ['u']
      else if (typeof v === 'bigint') out[i] = ['b', String(v)]
      else if (typeof v === 'number' && (!Number.isFinite(v) || Object.is(v, -0)))
        out[i] = ['n', Object.is(v, -0) ? '-0' : String(v)]
      else if (v === null || typeof v !== 'object') out[i] = ['=', v]
      else if (t === 'Date') out[i] = ['D', +v]
      else if (t === 'RegExp') out[i] = ['R', v.source, v.flags]
      else if (t === 'Map') out[i] = ['M', ...[...v].flat().map(put)]
      else if (t === 'Set') out[i] = ['S', ...[...v].map(put)]
      else if (t === 'Error') out[i] = ['E', v.name, v.message, v.stack, put(v.cause)]
      else if (t === 'ArrayBuffer') out[i] = ['B', bytes(v)]
      else if (views.includes(t))
        out[i] = ['V', t, put(v.buffer), v.byteOffset, t === 'DataView' ? v.byteLength : v.length]
      else if (Array.isArray(v)) out[i] = ['A', v.length, ...Object.keys(v).flatMap((k) => [k, put(v[k])])]
      else if (t === 'Object') out[i] = ['O', ...Object.keys(v).flatMap((k) => [k, put(v[k])])]
      else throw new Error(`electron-host: ${t} is not supported by this codec`)
      return i
    }
    put(root)
    return JSON.stringify(out)
  }
  function unpack(text) {
    const src = JSON.parse(text),
      made = []
    const get = (i) => {
      if (i in made) return made[i]
      const [t, ...a] = src[i]
      const keep = (v) => (made[i] = v)
      switch (t) {
        case 'u':
          return keep(undefined)
        case 'b':
          return keep(BigInt(a[0]))
        case 'n':
          return keep(Number(a[0]))
        case '=':
          return keep(a[0])
        case 'D':
          return keep(new Date(a[0] ?? NaN))
        case 'R':
          return keep(new RegExp(a[0], a[1]))
        case 'M': {
          const m = keep(new Map())
          for (let j = 0; j < a.length; j += 2) m.set(get(a[j]), get(a[j + 1]))
          return m
        }
        case 'S': {
          const s = keep(new Set())
          for (const j of a) s.add(get(j))
          return s
        }
        case 'E': {
          const C = { TypeError, RangeError, SyntaxError, ReferenceError, EvalError, URIError }[a[0]] ?? Error
          const e = keep(new C(a[1]))
          e.stack = a[2]
          const c = get(a[3])
          if (c !== undefined) e.cause = c
          return e
        }
        case 'B':
          return keep(fromB64(a[0]))
        case 'V':
          return keep(new globalThis[a[0]](get(a[1]), a[2], a[3]))
        case 'A': {
          const r = keep(new Array(a[0]))
          for (let j = 1; j < a.length; j += 2) r[a[j]] = get(a[j + 1])
          return r
        }
        case 'O': {
          const o = keep({})
          for (let j = 0; j < a.length; j += 2)
            Object.defineProperty(o, a[j], {
              value: get(a[j + 1]),
              writable: true,
              enumerable: true,
              configurable: true,
            })
          return o
        }
      }
    }
    return get(0)
  }
  return { pack, unpack }
}
