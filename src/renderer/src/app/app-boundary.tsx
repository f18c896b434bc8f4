import { Component, type ReactNode } from 'react'
import { ScreenFailure } from './screen-failure.tsx'

/** The last catch, for errors outside every screen. */
export class AppBoundary extends Component<{ readonly children: ReactNode }, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error }
  }

  override render(): ReactNode {
    if (this.state.error === null) return this.props.children
    return <ScreenFailure error={this.state.error} onRetry={() => this.setState({ error: null })} />
  }
}
