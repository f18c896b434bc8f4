import type { Page } from '@playwright/test'
import { expect, test } from './fixture.ts'
import { dayOf, phuocAn, record, setUpDistrict } from './window-book.ts'

const friday = '2023-04-14'

/** The fonts that show digits on the screen and do not give every digit the same width; and how many were measured. */
function measureDigits(page: Page): Promise<{ measured: number; uneven: string[] }> {
  return page.evaluate(() => {
    const ownText = (element: Element): string =>
      element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
        ? element.value
        : [...element.childNodes].map((node) => (node instanceof Text ? node.data : '')).join('')
    const shown = [...document.body.querySelectorAll('*')].filter(
      (element) => /\d/.test(ownText(element)) && element.checkVisibility() && !(element instanceof HTMLStyleElement),
    )
    const probe = document.body.appendChild(document.createElement('span'))
    const uneven = new Map<string, string>()
    const seen = new Set<string>()
    for (const element of shown) {
      const { fontFamily, fontSize, fontWeight, fontStyle, fontVariantNumeric, fontKerning } = getComputedStyle(element)
      const font = { fontFamily, fontSize, fontWeight, fontStyle, fontVariantNumeric, fontKerning }
      const key = Object.values(font).join(' | ')
      if (seen.has(key)) continue
      seen.add(key)
      Object.assign(probe.style, { ...font, position: 'fixed', whiteSpace: 'nowrap' })
      const widths = Array.from('0123456789').map((digit) => {
        probe.textContent = digit.repeat(20)
        return probe.getBoundingClientRect().width
      })
      if (Math.max(...widths) - Math.min(...widths) > 0.05) uneven.set(key, element.outerHTML.slice(0, 120))
    }
    probe.remove()
    return { measured: seen.size, uneven: [...uneven].map(([key, html]) => `${key}: ${html}`) }
  })
}

test('figures stand under one another: every digit of every screen has the same width', async ({ launch }) => {
  const { page } = await launch({ today: friday })
  await setUpDistrict(page)
  await record(page, dayOf(phuocAn.code, friday, 7))
  const screens = [
    ['#/', page.getByRole('heading', { level: 1, name: 'Hôm nay' })],
    ['#/entry', page.getByRole('grid')],
    ['#/reports', page.getByText('BÁO CÁO NGÀY').first()],
    ['#/backup', page.getByRole('heading', { level: 1, name: 'Sao lưu' })],
    ['#/settings', page.getByRole('heading', { level: 1, name: 'Cài đặt' })],
    ['#/setup', page.getByRole('navigation', { name: 'Các bước thiết lập' })],
  ] as const
  for (const [hash, landmark] of screens) {
    await page.evaluate((to) => window.location.assign(to), hash)
    await landmark.waitFor()
    // A font begins to load only once it is used; until then another stands in for it.
    await expect.poll(async () => (await measureDigits(page)).uneven, `uneven digits at ${hash}`).toEqual([])
    expect((await measureDigits(page)).measured, `fonts with digits at ${hash}`).toBeGreaterThan(0)
  }
})
