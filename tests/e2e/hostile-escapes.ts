/** A way to leave the page; it is followed by a look at where the page is. */
interface Escape {
  readonly name: string
  readonly run: (server: string) => void
  /** Why it fails in any window, however open; without it the control demands that it succeeds there. */
  readonly unprovable?: string
}

export const escapes: readonly Escape[] = [
  { name: 'location', run: (server) => window.location.assign(`${server}/location`) },
  {
    name: 'file',
    run: () => window.location.assign('file:///etc/hostname'),
    unprovable: 'no page of http may open a file',
  },
  {
    name: 'data',
    run: () => window.location.assign('data:text/html,away'),
    unprovable: 'the browser never lets a page go to data:',
  },
  { name: 'another file of ours', run: () => window.location.assign('/assets/none.html') },
  {
    name: 'top from a frame',
    run: (server) => {
      const frame = document.createElement('iframe')
      document.body.append(frame)
      const { contentWindow } = frame
      contentWindow?.top?.location.assign(`${server}/top`)
    },
  },
  {
    name: 'form',
    run: (server) => {
      const form = Object.assign(document.createElement('form'), { action: `${server}/form`, method: 'post' })
      document.body.append(form)
      form.submit()
    },
  },
  {
    name: 'meta refresh',
    run: (server) => {
      const meta = Object.assign(document.createElement('meta'), {
        httpEquiv: 'refresh',
        content: `0;url=${server}/meta`,
      })
      document.head.append(meta)
    },
  },
  {
    name: 'base and link',
    run: (server) => {
      document.head.append(Object.assign(document.createElement('base'), { href: `${server}/base/` }))
      const link = Object.assign(document.createElement('a'), { href: 'away' })
      document.body.append(link)
      link.click()
    },
  },
]
