import { api } from './api.js'
import { act } from './actions.js'
import { facts, jsonBlock, note } from './body.js'
import { byId, data, element } from './dom.js'
import { hasText, number, text } from './i18n.js'
import { Records } from './records.js'
import { dateAndTime } from './times.js'

const MAX_ORDERS = 300
const ACTIONS = [100003, 100001, 100002, 200001, 300002, 300003, 300004, 400002]

function label(prefix, code, otherwise) {
  return hasText(`${prefix}.${code}`) ? text(`${prefix}.${code}`) : text(otherwise, { code })
}

function nothing(id, key, appId, count) {
  byId(id).hidden = count > 0 || appId === null
  byId(id).textContent = appId === null ? '' : text(key, { app: appId })
}

// The orders of the selected app, newest first.
export class OrderView {
  #appId = null
  #orders = []
  #records = new Records(byId('orders-list'), {
    grid: 'orders-grid', key: order => `${this.#appId}/${order.order_id}`, cells: orderCells, detail: order => this.#detail(order)
  })

  show(appId, orders) {
    this.#appId = appId
    this.#orders = orders.slice(-MAX_ORDERS).reverse()
    this.render()
  }

  translate() {
    this.#records.translate()
    this.render()
  }

  render() {
    this.#records.show(this.#orders)
    nothing('orders-empty', 'noOrders', this.#appId, this.#orders.length)
  }

  #detail(order) {
    const state = element('div', { class: 'block' })
    const update = now => state.replaceChildren(orderFacts(now), element('h3', {}, text('waybillPath')), waybillPath(now))
    update(order)
    const body = element('div', { class: 'detail' }, state, moveForm(this.#appId, order))
    return { body, update }
  }
}

function orderCells(order) {
  const state = orderState(order)
  return [
    data(order.order_id), data(order.delivery_id), data(order.waybill_id),
    element('span', { class: order.cancelled_at ? 'bad' : 'good' }, state), data(dateAndTime(order.added_at), 'when')
  ]
}

function orderState(order) {
  if (order.cancelled_at) return text('cancelledState')
  const last = order.path.at(-1)
  return last ? label('action', last.action_type, 'otherStatus') : text('accepted')
}

function orderFacts(order) {
  return facts([
    ['account', order.biz_id], ['buyer', order.openid], ['added', dateAndTime(order.added_at)],
    ['cancelledState', order.cancelled_at && dateAndTime(order.cancelled_at)]
  ])
}

function waybillPath(order) {
  if (!order.path.length) return note(text('noPath'))
  return element('ol', { class: 'path-items' }, ...order.path.map(item =>
    element('li', {}, data(dateAndTime(item.action_time * 1000), 'when'), element('span', {}, label('action', item.action_type, 'otherStatus')),
      data(item.action_msg, 'plain'))))
}

function moveForm(appId, order) {
  const action = element('select', {}, ...ACTIONS.map(code => element('option', { value: code }, text(`action.${code}`))))
  const message = element('input', { type: 'text', maxlength: 1024, autocomplete: 'off' })
  const submit = event => {
    event.preventDefault()
    const move = { order_id: order.order_id, action_type: Number(action.value) }
    if (message.value) move.action_msg = message.value
    act(() => api.moveWaybill(appId, move), () => text('moved', { waybill: order.waybill_id, action: text(`action.${action.value}`) }))
  }
  return element('form', { class: 'move', onsubmit: submit },
    element('label', {}, element('span', {}, text('moveTo')), action),
    element('label', {}, element('span', {}, text('moveText')), message),
    element('button', { type: 'submit', 'data-acts': '' }, text('move')))
}

// The accounts of the selected app.
export class AccountView {
  #appId = null
  #accounts = []
  #records = new Records(byId('accounts-list'), {
    grid: 'accounts-grid', key: ({ index }) => `${this.#appId}/${index}`, cells: accountCells, detail: accountDetail
  })

  show(appId, accounts) {
    this.#appId = appId
    this.#accounts = accounts.map((account, index) => ({ account: account ?? {}, index }))
    this.render()
  }

  translate() {
    this.#records.translate()
    this.render()
  }

  render() {
    this.#records.show(this.#accounts)
    nothing('accounts-empty', 'noAccounts', this.#appId, this.#accounts.length)
  }
}

function accountCells({ account }) {
  const code = account.status_code
  return [
    data(account.delivery_id ?? '–'), data(account.biz_id ?? '–'), data(account.alias ?? '', 'plain'),
    element('span', { class: ['good', 'warn'][code] ?? 'bad' }, label('binding', code, 'otherStatus')),
    element('span', { class: 'right' }, typeof account.quota_num === 'number' ? number(account.quota_num) : '–')
  ]
}

function accountDetail(item) {
  const body = element('div', { class: 'detail' })
  const update = ({ account }) => body.replaceChildren(jsonBlock(text('content'), JSON.stringify(account)))
  update(item)
  return { body, update }
}
