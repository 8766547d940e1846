import type { Call, Data, Fields, OpenApi } from './openapi'

export * from './openapi'

/** The version of this package. */
export const version: string

/** Accepted by init as the SDK's, and without a meaning here. */
export const DYNAMIC_CURRENT_ENV: symbol

/** An async function from the event's text to the result's text. The signal ends it at the timeout. */
export type Invoke = (event: string, context: { signal: AbortSignal }) => Promise<string | Uint8Array>

/** A LambdaClient of \@aws-sdk/client-lambda, with retries and timeouts as it is made. */
export interface InvocationSender {
  send(command: any, options?: any): Promise<any>
}

export interface InitOptions {
  /** The ARN of the function's alias. By default, CLOUDCALL_FUNCTION of the environment. */
  functionArn?: string
  /** The name of the function, with its alias: name:alias. */
  functionName?: string
  /** The region, by default that of the ARN or of the AWS SDK. */
  region?: string
  /** A client in place of the one that this package makes, which sends each call once. */
  client?: InvocationSender
  /** In place of Lambda: how an event gets to the function. */
  invoke?: Invoke
  /** Whether integers beyond 2^53 come as BigInts. They are declared as numbers. False by default. */
  bigint?: boolean
  /** The most that a call takes, in milliseconds; 30000 by default. */
  timeout?: number
  /** The SDK's, without a meaning here. */
  env?: string | symbol | object
  traceUser?: boolean
}

export interface OpenApiOptions {
  /** Whether keys are converted: to snake_case on the way to WeChat, to camelCase on the way back. True by default. */
  convertCase?: boolean
  /** The AppID of the mini program that the call is for, where the function serves several. */
  appid?: string | null
  /** The SDK's, without a meaning here. */
  version?: string
  /** For an API by its path: GET or, by default, POST. */
  method?: 'GET' | 'POST'
  /** For an API by its path: what travels in the URL. */
  query?: Record<string, unknown>
  /** For an API by its path: whether the call changes and spends nothing. */
  read?: boolean
}

/** The same names where keys are not converted: data and results have WeChat's own. */
export type AsIs<T> = {
  [K in keyof T]: T[K] extends (...args: any[]) => any ? Call<Data, Fields> & AsIs<Omit<T[K], never>> : AsIs<T[K]>
}

export interface OpenApiRoot extends OpenApi {
  (options: OpenApiOptions & { convertCase: false }): AsIs<OpenApi>
  (options: OpenApiOptions): OpenApi
}

/** The error of a call. */
export interface CallError extends Error {
  /** WeChat's errcode, or a code of the platform's, which are below -400000. */
  errCode: number
  errMsg: string
}

export interface Cloud {
  version: string
  DYNAMIC_CURRENT_ENV: symbol
  init(options?: InitOptions): void
  createNewInstance(options?: InitOptions): Cloud
  openapi: OpenApiRoot
}

/** Sets up the calls; only the first one counts. */
export function init(options?: InitOptions): void

/** Returns a cloud of its own settings, beside the one that this module is. */
export function createNewInstance(options?: InitOptions): Cloud

export const openapi: OpenApiRoot
