import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { invoke } from '#renderer/rpc/client.ts'
import { showCode } from '#renderer/rpc/recovery-code.ts'
import { comeIn } from '#renderer/rpc/session.ts'
import type { Input } from '#shared/contract/contract.ts'

/** Signs in, takes a locked window up, or takes it over from another person. */
export function useSignIn(): UseMutationResult<void, Error, Input<'accounts.signIn'>> {
  const client = useQueryClient()
  return useMutation({
    mutationKey: ['accounts.signIn'],
    mutationFn: (input: Input<'accounts.signIn'>) =>
      comeIn(client, input.login, () => invoke('accounts.signIn', input)),
  })
}

/** The two ways in that give a recovery code; it comes up over everything. */
export function useCodeSignIn<N extends 'accounts.createFirst' | 'accounts.recoverAccount'>(
  name: N,
): UseMutationResult<void, Error, Input<N>> {
  const client = useQueryClient()
  return useMutation({
    mutationKey: [name],
    mutationFn: (input: Input<N>) =>
      comeIn(client, input.login, async () => {
        const { recoveryCode } = await invoke(name, input)
        showCode({ login: input.login, code: recoveryCode })
      }),
  })
}
