import { contract, type ProcedureName } from '#shared/contract/contract.ts'
import type { Access, Procedure, Role } from '#shared/contract/procedure.ts'
import { roleNames } from '#shared/texts/role.texts.ts'
import { t } from '#renderer/texts/vi.ts'
import { useSession } from './session.ts'

export interface Permission {
  readonly isGiven: boolean
  /** Which roles it takes, for the title of what is disabled; undefined when the person may. */
  readonly needs: string | undefined
}

/** Whether the person at the window may call a procedure. A convenience: the backend checks each call itself. */
export function useMay(name: ProcedureName): Permission {
  return usePermissions()(name)
}

/** The same for many procedures. */
export function usePermissions(): (name: ProcedureName) => Permission {
  const roles = useSession().data?.person?.roles ?? []
  return (name) => {
    const procedure: Procedure = contract[name]
    return permissionOf(procedure.access, roles)
  }
}

/** The same for any access and roles. */
export function permissionOf(access: Access, roles: readonly Role[]): Permission {
  if (typeof access === 'string' || access.some((role) => roles.includes(role)))
    return { isGiven: true, needs: undefined }
  return {
    isGiven: false,
    needs: t('accounts.needsRole', { roles: access.map((role) => roleNames[role]).join(t('accounts.or')) }),
  }
}
