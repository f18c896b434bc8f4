import { nameKey } from '#shared/kernel/vietnamese-text.ts'
import { unitCodeSchema } from '#shared/units/units.schema.ts'
import type { SetupDraft } from './setup-draft.schema.ts'
import { groupsOf } from './setup-groups.rules.ts'
import { setupError, type SetupProblem } from './setup-problems.ts'
import { LONGEST_GROUP_CODE } from './settings.schema.ts'

/** What the districts or clusters of a province's book still lack. */
export function checkGroups(draft: SetupDraft): SetupProblem[] {
  const groups = groupsOf(draft)
  if (groups.length === 0) return [setupError('rows', 'groups', 'groupsMissing')]
  const [codes, names] = [new Set<string>([draft.province?.code ?? '']), new Set<string>()]
  return groups.flatMap(({ code, name, communes }, index) => {
    const problems: SetupProblem[] = []
    const at = (part: string) => `groups.${index}.${part}`
    const [typed, key] = [code.trim(), nameKey(name)]
    if (key === '') problems.push(setupError('rows', at('name'), 'groupNameMissing', { line: index + 1 }))
    else if (names.has(key)) problems.push(setupError('rows', at('name'), 'duplicateName', { name }))
    if (!unitCodeSchema.max(LONGEST_GROUP_CODE).safeParse(typed).success)
      problems.push(setupError('rows', at('code'), 'codeInvalid', { code }))
    else if (codes.has(typed)) problems.push(setupError('rows', at('code'), 'duplicateCode', { code: typed }))
    if (communes.length === 0) problems.push(setupError('rows', at('communes'), 'groupEmpty', { name }))
    codes.add(typed)
    names.add(key)
    return problems
  })
}
