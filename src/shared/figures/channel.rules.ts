/**
 * The channel of a posting says where a flow was taken: at a fixed counter, by a mobile team without a record, or in a
 * recorded session, which has a channel of its own. A level is not taken anywhere.
 */

/** Typed at the fixed counter (tại chỗ). */
export const fixedChannel = 'FIXED'
/** By a mobile team, without a record of the session. */
export const unrecordedChannel = 'MOBILE'
/** Of levels. */
export const stockChannel = 'STOCK'

const sessionPrefix = 'S:'

/** The channel of a session's figures; one posting a row, indicator and session. */
export function sessionChannel(sessionId: string): string {
  return sessionPrefix + sessionId
}

/** The session whose channel this is; undefined for every other channel. */
export function sessionIdOf(channel: string): string | undefined {
  return channel.startsWith(sessionPrefix) ? channel.slice(sessionPrefix.length) : undefined
}

export function isSessionChannel(channel: string): boolean {
  return sessionIdOf(channel) !== undefined
}

/** What follows an indicator's name where a figure is told by channel. */
export function channelNote(channel: string): string {
  if (isSessionChannel(channel)) return ' (buổi lưu động)'
  return channel === unrecordedChannel ? ' (lưu động)' : ''
}

/** True for what "trong đó lưu động" adds up: mobile teams without a record, and every session. */
export function isMobileChannel(channel: string): boolean {
  return channel === unrecordedChannel || isSessionChannel(channel)
}
