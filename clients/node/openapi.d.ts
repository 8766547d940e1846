// Made by scripts/generate-types.mjs from the catalog of cloud calls. Do not edit.
/// <reference types="node" />

/** What each result has. */
export interface Success {
  errMsg: string
  errCode: 0
}

/** A result whose fields are not declared. */
export type Fields = Record<string, any>

/** Data of any names: those that are not documented are sent along, too. */
export type Data = Record<string, any>

/** A file among the data: bytes, or text in base64. */
export interface FileData {
  contentType: string
  value: Buffer | string
  fileName?: string
}

/** A file as a result. */
export interface FileResult {
  contentType: string
  buffer: Buffer
}

export type Call<D, R> = (data?: D | null) => Promise<R & Success>
export type TypedCall<D, R> = (data: D) => Promise<R & Success>
export type CallWithoutData<R> = (data?: Record<string, never> | null) => Promise<R & Success>
/** A call that the function refuses, -601002. */
export type RefusedCall = (data: never) => Promise<never>

export interface LogisticsParty {
  name?: string
  tel?: string
  mobile?: string
  company?: string
  postCode?: string
  country?: string
  province?: string
  city?: string
  area?: string
  address?: string
}

export interface LogisticsCargo {
  count: number
  weight: number
  spaceX: number
  spaceY: number
  spaceZ: number
  detailList: LogisticsCargoItem[]
}

export interface LogisticsCargoItem {
  name: string
  count: number
}

export interface LogisticsShop {
  wxaPath?: string
  imgUrl?: string
  goodsName?: string
  goodsCount?: number
  detailList?: LogisticsShopItem[]
}

export interface LogisticsShopItem {
  goodsName: string
  goodsImgUrl: string
  goodsDesc?: string
}

export interface LogisticsInsurance {
  useInsured: number
  insuredValue: number
}

export interface LogisticsServiceType {
  serviceType: number
  serviceName: string
}

export interface LogisticsNewOrder {
  orderId: string
  openid?: string
  deliveryId: string
  bizId: string
  customRemark?: string
  tagid?: number
  addSource: number
  wxAppid?: string
  sender: LogisticsParty
  receiver: LogisticsParty
  cargo: LogisticsCargo
  shop: LogisticsShop
  insured: LogisticsInsurance
  service: LogisticsServiceType
  expectTime?: number
  takeMode?: number
}

export interface LogisticsWaybillField {
  key: string
  value: string
}

export interface LogisticsOrder {
  printHtml?: string
  waybillData?: LogisticsWaybillField[]
  orderId?: string
  deliveryId?: string
  waybillId?: string
  orderStatus?: number
}

export interface LogisticsBatchOrder {
  printHtml?: string
  waybillData?: LogisticsWaybillField[]
  orderId?: string
  deliveryId?: string
  waybillId?: string
  orderStatus?: number
  openid?: string
  errcode?: number
  errmsg?: string
}

export interface LogisticsOrderKey {
  orderId: string
  deliveryId: string
  waybillId?: string
}

export interface LogisticsAccount {
  bizId: string
  deliveryId: string
  createTime: number
  updateTime: number
  statusCode: number
  alias?: string
  remarkWrongMsg?: string
  remarkContent?: string
  quotaNum?: number
  quotaUpdateTime?: number
  serviceType?: LogisticsServiceType[]
}

export interface LogisticsCompany {
  deliveryId: string
  deliveryName: string
  canUseCash?: number
  canGetQuota?: number
  serviceType?: LogisticsServiceType[]
  cashBizId?: string
}

export interface LogisticsPathItem {
  actionTime: number
  actionType: number
  actionMsg: string
}

export interface LogisticsContactParty {
  name?: string
  tel?: string
  mobile?: string
  address?: string
}

/** The calls of the catalog by their names, and any server API by its path. */
export interface OpenApi {
  [path: `/${string}`]: Call<Data, Fields>
  ad: {
    /** 回传广告数据; POST /marketing/user_actions/add */
    addUserAction: Call<Data & { version?: any; actions?: any }, Fields>
    /** 广告创建数据源; POST /marketing/user_action_sets/add */
    addUserActionSet: Call<Data & { version?: any; type?: any; name?: any; description?: any }, Fields>
    /** 广告数据源报表查询; GET /marketing/user_action_set_reports/get; read */
    getUserActionSetReports: Call<Data & { version?: any; userActionSetId?: any; dateRange?: any; timeGranularity?: any; aggregation?: any }, Fields>
    /** 广告数据源查询; GET /marketing/user_action_sets/get; read */
    getUserActionSets: Call<Data & { version?: any; userActionSetId?: any }, Fields>
  }
  analysis: {
    /** 获取用户访问小程序日留存; POST /datacube/getweanalysisappiddailyretaininfo; read */
    getDailyRetain: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取用户访问小程序数据概况; POST /datacube/getweanalysisappiddailysummarytrend; read */
    getDailySummary: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取用户访问小程序数据日趋势; POST /datacube/getweanalysisappiddailyvisittrend; read */
    getDailyVisitTrend: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取小游戏分析数据; POST /datacube/getgameanalysisdata; read */
    getGameAnalysisData: Call<Data & { metric?: any; granularity?: any; startTime?: any; endTime?: any; filterList?: any; groupList?: any }, Fields>
    /** 获取用户访问小程序月留存; POST /datacube/getweanalysisappidmonthlyretaininfo; read */
    getMonthlyRetain: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取用户访问小程序数据月趋势; POST /datacube/getweanalysisappidmonthlyvisittrend; read */
    getMonthlyVisitTrend: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取小程序性能数据; POST /wxa/business/performance/boot; read */
    getPerformanceData: Call<Data & { module?: any; time?: any; params?: any }, Fields>
    /** 获取小程序用户画像分布; POST /datacube/getweanalysisappiduserportrait; read */
    getUserPortrait: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取用户小程序访问分布数据; POST /datacube/getweanalysisappidvisitdistribution; read */
    getVisitDistribution: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取访问页面数据; POST /datacube/getweanalysisappidvisitpage; read */
    getVisitPage: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取用户访问小程序周留存; POST /datacube/getweanalysisappidweeklyretaininfo; read */
    getWeeklyRetain: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    /** 获取用户访问小程序数据周趋势; POST /datacube/getweanalysisappidweeklyvisittrend; read */
    getWeeklyVisitTrend: Call<Data & { beginDate?: any; endDate?: any }, Fields>
  }
  auth: {
    /** 重置登录态; GET /wxa/resetusersessionkey; needs a signature by the user's session_key */
    ResetUserSessionKey: Call<Data & { openid?: any; signature?: any; sigMethod?: any }, Fields>
    /** 检查加密信息; POST /wxa/business/checkencryptedmsg */
    checkEncryptedData: Call<Data & { encryptedMsgHash?: any }, Fields>
    /** 检验登录态; GET /wxa/checksession; needs a signature by the user's session_key */
    checkSessionKey: Call<Data & { signature?: any; openid?: any; sigMethod?: any }, Fields>
    /** 小程序登录凭证校验; GET /sns/jscode2session */
    code2Session: Call<Data & { jsCode?: any }, Fields>
    /** 获取接口调用凭据; GET /cgi-bin/token; refused: gives an access token away */
    getAccessToken: RefusedCall
    /** 支付后获取Unionid; GET /wxa/getpaidunionid; read; needs a payment of the last five minutes */
    getPaidUnionId: Call<Data & { openid?: any; transactionId?: any; mchId?: any; outTradeNo?: any }, Fields>
    /** 获取插件用户openpid; POST /wxa/getpluginopenpid; needs a code of wx.pluginLogin */
    getPluginOpenPId: Call<Data & { code?: any }, Fields>
    /** 获取稳定版接口调用凭据; POST /cgi-bin/stable_token; refused: gives an access token away */
    getStableAccessToken: RefusedCall
  }
  business: {
    /** POST /wxa/business/getpayfororder; read */
    getPayForOrder: Call<Data & { appid?: any; env?: any; orderNo?: any; outTradeNo?: any }, Fields>
  }
  chattoolmsg: {
    /** 修改小程序聊天工具的动态卡片消息; POST /cgi-bin/message/wxopen/chattoolmsg/send */
    send: Call<Data & { activityId?: any; targetState?: any; templateId?: any; participatorInfoList?: any; versionType?: any }, Fields>
  }
  cloudbase: {
    /** 延时调用云函数; POST /tcb/adddelayedfunctiontask; needs a CloudBase environment; by its page, a third-party platform's token */
    addDelayedFunctionTask: Call<Data & { env?: any; functionName?: any; data?: any; delayTime?: any }, Fields>
    /** 创建压测任务; POST /tcb/createpressuretesttask */
    createPressureTest: Call<Data & { taskUrl?: any; runCount?: any; runTime?: any; sourceType?: any }, Fields>
    /** 创建发短信任务; POST /tcb/createsendsmstask; needs a CloudBase environment; by its page, a third-party platform's token */
    createSendSmsTask: Call<Data & { env?: any; fileUrl?: any; templateId?: any }, Fields>
    /** 描述扩展上传文件信息; POST /tcb/describeextensionuploadinfo; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }); needs a CloudBase environment; by its page, a third-party platform's token */
    describeExtensionUploadInfo: Call<Data, Fields>
    /** 查询短信记录; POST /tcb/describesmsrecords; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }); needs a CloudBase environment; by its page, a third-party platform's token */
    describeSmsRecords: Call<Data, Fields>
    /** 获取cloudID对应的数据; POST /wxa/getopendata; read; needs openid, which Tencent's cloud adds by itself */
    getOpenData: Call<Data & { openid?: any; cloudidList?: any }, Fields>
    /** 获取压测报告; POST /tcb/getpressuretestreport; read */
    getPressureTestReport: Call<Data & { pressureId?: any }, Fields>
    /** 查询压测状态; POST /tcb/getpressureteststatus; read */
    getPressureTestStatus: Call<Data & { pressureId?: any }, Fields>
    /** 获取云开发数据; POST /tcb/getstatistics; read; needs a CloudBase environment; by its page, a third-party platform's token */
    getStatistics: Call<Data & { action?: any; beginDate?: any; endDate?: any; pageLimit?: any; pageOffset?: any }, Fields>
    /** 获取实时语音签名; POST /wxa/getvoipsign; read */
    getVoIPSign: Call<Data & { groupId?: any; timestamp?: any; nonce?: any }, Fields>
    /** 云开发上报接口; POST /tcb/cloudbasereport; needs a CloudBase environment; by its page, a third-party platform's token */
    report: Call<Data & { reportAction?: any; envId?: any; activityId?: any; taskId?: any; phoneCount?: any; channelId?: any; sessionId?: any }, Fields>
    /** 发送短信; POST /tcb/sendsms; needs a CloudBase environment */
    sendSms: Call<Data & { env?: any; phoneNumberList?: any; smsType?: any; templateId?: any; content?: any; path?: any; templateParamList?: any; useShortName?: any; resourceAppid?: any }, Fields>
    /** 发送短信v2; POST /tcb/sendsmsv2; needs a CloudBase environment */
    sendSmsV2: Call<Data & { env?: any; urlLink?: any; templateId?: any; templateParamList?: any; phoneNumberList?: any; useShortName?: any; resourceAppid?: any }, Fields>
  }
  customerServiceMessage: {
    /** 获取临时素材; GET /cgi-bin/media/get; read */
    getTempMedia: Call<Data & { mediaId?: any }, FileResult>
    /** 发送客服消息; POST /cgi-bin/message/custom/send */
    send: Call<Data & { touser?: any; msgtype?: any; text?: any; image?: any; voice?: any; video?: any; music?: any; news?: any; mpnews?: any; mpnewsarticle?: any; msgmenu?: any; wxcard?: any; miniprogrampage?: any; customservice?: any; aimsgcontext?: any; businessid?: any }, Fields>
    /** 客服输入状态; POST /cgi-bin/message/custom/business/typing */
    setTyping: Call<Data & { touser?: any; command?: any; businessid?: any }, Fields>
    /** 新增临时素材; POST /cgi-bin/media/upload; takes a file */
    uploadTempMedia: Call<Data & { type?: any; media?: FileData }, Fields>
  }
  device: {
    /** 获取设备票据; POST /wxa/getsnticket; read */
    getSnTicket: Call<Data & { sn?: any; modelId?: any }, Fields>
  }
  gamematch: {
    /** 创建对局匹配规则; POST /wxa/business/gamematch/creatematchrule */
    createMatchRule: Call<Data & { teamCount?: any; teamMemberCount?: any; needRoomServiceInfo?: any; gameRoomInfo?: any }, Fields>
    /** 删除对局匹配规则; POST /wxa/business/gamematch/deletematchrule */
    deleteMatchRule: Call<Data & { matchId?: any }, Fields>
    /** 获取全部对局匹配规则; POST /wxa/business/gamematch/getallmatchrule; read */
    getAllMatchRule: Call<Data, Fields>
    /** 设置匹配规则的开启状态; POST /wxa/business/gamematch/setmatchopenstate */
    setMatchIdOpenState: Call<Data & { matchId?: any; openState?: any }, Fields>
    /** 更新对局匹配规则; POST /wxa/business/gamematch/updatematchrule */
    updateMatchRule: Call<Data & { matchId?: any }, Fields>
  }
  gamesecurity: {
    /** 小游戏多媒体内容检查; POST /wxa/game/content_spam/media_check_sync; takes a file */
    mediaCheck: Call<Data & { media?: FileData }, Fields>
    /** 小游戏文本内容检查; POST /wxa/game/content_spam/msg_sec_check */
    msgSecCheck: Call<Data & { openid?: any; nickname?: any; content?: any; version?: any; scene?: any }, Fields>
  }
  hardwareDevice: {
    /** 获取设备票据; POST /wxa/getsnticket; read */
    getSnTicket: Call<Data & { sn?: any; modelId?: any }, Fields>
    /** 发送设备消息; POST /cgi-bin/message/device/subscribe/send; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    send: Call<Data, Fields>
  }
  img: {
    /** 图片智能裁剪; POST /cv/img/aicrop; takes a file */
    aiCrop: Call<Data & { imgUrl?: any; img?: FileData; ratios?: any }, Fields>
    /** 二维码/条码识别; POST /cv/img/qrcode; takes a file */
    scanQRCode: Call<Data & { imgUrl?: any; img?: FileData }, Fields>
    /** 图片高清化; POST /cv/img/superresolution; takes a file */
    superresolution: Call<Data & { imgUrl?: any; img?: FileData }, Fields>
  }
  immediateDelivery: {
    /** 异常件退回商家确认; POST /cgi-bin/express/local/business/order/confirm_return; needs a signature by the delivery company's AppSecret */
    abnormalConfirm: Call<Data & { shopid?: any; shopOrderId?: any; waybillId?: any; deliverySign?: any; shopNo?: any; remark?: any }, Fields>
    /** 添加配送单; POST /cgi-bin/express/local/business/order/add; needs a signature by the delivery company's AppSecret */
    addOrder: Call<Data & { shopid?: any; shopOrderId?: any; deliveryId?: any; openid?: any; sender?: any; receiver?: any; cargo?: any; orderInfo?: any; shop?: any; deliveryToken?: any; deliverySign?: any; shopNo?: any; subBizId?: any }, Fields>
    /** 添加小费; POST /cgi-bin/express/local/business/order/addtips; needs a signature by the delivery company's AppSecret */
    addTip: Call<Data & { shopid?: any; shopOrderId?: any; waybillId?: any; tips?: any; remark?: any; deliverySign?: any; shopNo?: any }, Fields>
    /** 发起绑定请求; POST /cgi-bin/express/local/business/shop/add; needs a third-party platform */
    bindAccount: Call<Data & { deliveryId?: any }, Fields>
    /** 取消配送单; POST /cgi-bin/express/local/business/order/cancel; needs a signature by the delivery company's AppSecret */
    cancelOrder: Call<Data & { shopid?: any; shopOrderId?: any; deliveryId?: any; waybillId?: any; cancelReasonId?: any; cancelReason?: any; shopNo?: any; deliverySign?: any }, Fields>
    /** 获取已支持的配送公司列表; POST /cgi-bin/express/local/business/delivery/getall; read */
    getAllImmeDelivery: Call<Data, Fields>
    /** 拉取已绑定账号; POST /cgi-bin/express/local/business/shop/get; read */
    getBindAccount: Call<Data, Fields>
    /** 拉取配送单信息; POST /cgi-bin/express/local/business/order/get; read; needs a signature by the delivery company's AppSecret */
    getOrder: Call<Data & { shopid?: any; shopOrderId?: any; shopNo?: any; deliverySign?: any }, Fields>
    /** 模拟配送公司更新配送单状态; POST /cgi-bin/express/local/business/test_update_order */
    mockUpdateOrder: Call<Data & { shopid?: any; shopOrderId?: any; orderStatus?: any; actionTime?: any; actionMsg?: any }, Fields>
    /** 申请开通即时配送; POST /cgi-bin/express/local/business/open; needs a third-party platform */
    openDelivery: Call<Data, Fields>
    /** 预下配送单; POST /cgi-bin/express/local/business/order/pre_add; needs a signature by the delivery company's AppSecret */
    preAddOrder: Call<Data & { shopid?: any; shopOrderId?: any; deliveryId?: any; openid?: any; sender?: any; receiver?: any; cargo?: any; orderInfo?: any; shop?: any; deliverySign?: any; shopNo?: any; subBizId?: any }, Fields>
    /** 预取消配送单; POST /cgi-bin/express/local/business/order/precancel; needs a signature by the delivery company's AppSecret */
    preCancelOrder: Call<Data & { shopid?: any; shopOrderId?: any; deliveryId?: any; waybillId?: any; cancelReasonId?: any; cancelReason?: any; shopNo?: any; deliverySign?: any }, Fields>
    /** 重新下单; POST /cgi-bin/express/local/business/order/readd; needs a signature by the delivery company's AppSecret */
    reOrder: Call<Data & { shopid?: any; shopOrderId?: any; deliveryId?: any; openid?: any; sender?: any; receiver?: any; cargo?: any; orderInfo?: any; shop?: any; deliveryToken?: any; deliverySign?: any; shopNo?: any; subBizId?: any }, Fields>
    /** 模拟更新配送单状态; POST /cgi-bin/express/local/business/realmock_update_order; needs a signature by the delivery company's AppSecret */
    realMockUpdateOrder: Call<Data & { shopid?: any; shopOrderId?: any; orderStatus?: any; actionTime?: any; actionMsg?: any; deliverySign?: any }, Fields>
    /** 更新配送单状态; POST /cgi-bin/express/local/delivery/update_order; needs a delivery company's account */
    updateOrder: Call<Data & { wxToken?: any; orderStatus?: any; waybillId?: any; actionMsg?: any; actionTime?: any; agent?: any; shopid?: any; shopOrderId?: any; shopNo?: any; wxaPath?: any; expectedDeliveryTime?: any }, Fields>
  }
  internet: {
    /** 获取用户encryptKey; GET /wxa/business/getuserencryptkey; read; needs a signature by the user's session_key */
    getUserEncryptKey: Call<Data & { openid?: any; signature?: any; sigMethod?: any }, Fields>
  }
  liveBroadcast: {
    /** 添加管理直播间小助手; POST /wxaapi/broadcast/room/addassistant; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    addAssistant: Call<Data, Fields>
    /** 导入商品; POST /wxaapi/broadcast/room/addgoods; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    addGoods: Call<Data, Fields>
    /** 设置成员角色; POST /wxaapi/broadcast/role/addrole */
    addRole: Call<Data & { username?: any; role?: any }, Fields>
    /** 添加主播副号; POST /wxaapi/broadcast/room/addsubanchor; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    addSubAnchor: Call<Data, Fields>
    /** 创建直播间; POST /wxaapi/broadcast/room/create; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    createRoom: Call<Data, Fields>
    /** 移除成员角色; POST /wxaapi/broadcast/role/deleterole */
    deleteRole: Call<Data & { username?: any; role?: any }, Fields>
    /** 删除直播间; POST /wxaapi/broadcast/room/deleteroom */
    deleteRoom: Call<Data & { id?: any }, Fields>
    /** 删除主播副号; POST /wxaapi/broadcast/room/deletesubanchor; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    deleteSubAnchor: Call<Data, Fields>
    /** 编辑直播间; POST /wxaapi/broadcast/room/editroom; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    editRoom: Call<Data, Fields>
    /** 查询直播间小助手; GET /wxaapi/broadcast/room/getassistantlist; read; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    getAssistantList: Call<Data, Fields>
    /** 获取长期订阅用户; POST /wxa/business/get_wxa_followers; read */
    getFollowers: Call<Data & { limit?: any; pageBreak?: any }, Fields>
    /** 获取直播间列表和回放; POST /wxa/business/getliveinfo; read */
    getLiveInfo: Call<Data & { start?: any; limit?: any; action?: any; roomId?: any }, Fields>
    /** 获取直播间推流地址; GET /wxaapi/broadcast/room/getpushurl; read; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    getPushUrl: Call<Data, Fields>
    /** 查询成员列表; GET /wxaapi/broadcast/role/getrolelist; read */
    getRoleList: Call<Data & { offset?: any; limit?: any; keyword?: any }, Fields>
    /** 获取直播间分享二维码; GET /wxaapi/broadcast/room/getsharedcode; read; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    getSharedCode: Call<Data, Fields>
    /** 获取主播副号; GET /wxaapi/broadcast/room/getsubanchor; read; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    getSubAnchor: Call<Data, Fields>
    /** 添加并提审商品; POST /wxaapi/broadcast/goods/add; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsAdd: Call<Data, Fields>
    /** 重新提交商品审核; POST /wxaapi/broadcast/goods/audit; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsAudit: Call<Data, Fields>
    /** 删除直播间商品; POST /wxaapi/broadcast/goods/deleteInRoom; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsDelete: Call<Data, Fields>
    /** 获取商品的信息与审核状态; POST /wxa/business/getgoodswarehouse */
    goodsInfo: Call<Data & { goodsIds?: any }, Fields>
    /** 获取商品列表; GET /wxaapi/broadcast/goods/getapproved */
    goodsList: Call<Data & { offset?: any; limit?: any; status?: any }, Fields>
    /** 推送商品; POST /wxaapi/broadcast/goods/push; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsPush: Call<Data, Fields>
    /** 撤回商品审核; POST /wxaapi/broadcast/goods/resetaudit; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsResetAudit: Call<Data, Fields>
    /** 上下架商品; POST /wxaapi/broadcast/goods/onsale; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsSale: Call<Data, Fields>
    /** 直播间商品排序; POST /wxaapi/broadcast/goods/sort; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsSort: Call<Data, Fields>
    /** 更新商品; POST /wxaapi/broadcast/goods/update; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsUpdate: Call<Data, Fields>
    /** 下载商品讲解视频; POST /wxaapi/broadcast/goods/getVideo; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    goodsVideo: Call<Data, Fields>
    /** 修改直播间小助手; POST /wxaapi/broadcast/room/modifyassistant; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    modifyAssistant: Call<Data, Fields>
    /** 修改主播副号; POST /wxaapi/broadcast/room/modifysubanchor; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    modifySubAnchor: Call<Data, Fields>
    /** 发送直播开始事件; POST /wxa/business/push_message */
    pushMessage: Call<Data & { roomId?: any; userOpenid?: any }, Fields>
    /** 删除直播间小助手; POST /wxaapi/broadcast/room/removeassistant; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    removeAssistant: Call<Data, Fields>
    /** 禁言管理; POST /wxaapi/broadcast/room/updatecomment; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    updateComment: Call<Data, Fields>
    /** 官方收录管理; POST /wxaapi/broadcast/room/updatefeedpublic; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    updateFeedPublic: Call<Data, Fields>
    /** 客服功能管理; POST /wxaapi/broadcast/room/updatekf; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    updateKF: Call<Data, Fields>
    /** 回放功能管理; POST /wxaapi/broadcast/room/updatereplay; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    updateReplay: Call<Data, Fields>
  }
  "lock-step": {
    /** 创建帧同步游戏房间; POST /wxa/createwxagameroom */
    createGameRoom: Call<Data & { gameTick?: any; openIdList?: any; startPercent?: any; udpReliabilityStrategy?: any; needUserInfo?: any; gameLastTime?: any; roomExtInfo?: any; needGameSeed?: any }, Fields>
    /** 获取帧同步数据; GET /wxa/getwxagameframe; read */
    getGameFrame: Call<Data & { accessInfo?: any; beginFrameId?: any; endFrameId?: any }, Fields>
    /** 获取帧同步身份信息; GET /wxa/getwxagameidentityinfo; read */
    getGameIdentityInfo: Call<Data & { accessInfo?: any }, Fields>
    /** 获取游戏房间信息; GET /wxa/getwxagameroominfo; read */
    getGameRoomInfo: Call<Data & { accessInfo?: any }, Fields>
  }
  logistics: {
    /** 生成运单; POST /cgi-bin/express/business/order/add */
    addOrder: TypedCall<LogisticsNewOrder, { orderId: string; waybillId: string; waybillData?: LogisticsWaybillField[]; deliveryResultcode?: number; deliveryResultmsg?: string }>
    /** 批量获取运单数据; POST /cgi-bin/express/business/order/batchget; read */
    batchGetOrder: TypedCall<{ orderList: LogisticsOrderKey[] }, { orderList: LogisticsBatchOrder[] }>
    /** 绑定/解绑物流账号; POST /cgi-bin/express/business/account/bind */
    bindAccount: TypedCall<{ type: 'bind' | 'unbind'; bizId: string; deliveryId: string; password?: string; remarkContent?: string }, {}>
    /** 取消运单; POST /cgi-bin/express/business/order/cancel */
    cancelOrder: TypedCall<{ orderId: string; openid?: string; deliveryId: string; waybillId: string }, { deliveryResultcode?: number; deliveryResultmsg?: string }>
    /** 获取所有绑定的物流账号; GET /cgi-bin/express/business/account/getall; read */
    getAllAccount: CallWithoutData<{ count: number; list: LogisticsAccount[] }>
    /** 获取支持的快递公司列表; GET /cgi-bin/express/business/delivery/getall; read */
    getAllDelivery: CallWithoutData<{ count: number; data: LogisticsCompany[] }>
    /** 获取面单联系人信息; POST /cgi-bin/express/delivery/contact/get; read; needs a carrier's account */
    getContact: TypedCall<{ token: string; waybillId: string }, { waybillId: string; sender: LogisticsContactParty; receiver: LogisticsContactParty }>
    /** 获取运单数据; POST /cgi-bin/express/business/order/get; read */
    getOrder: TypedCall<{ orderId: string; openid?: string; deliveryId: string; waybillId?: string; printType?: number }, LogisticsOrder>
    /** 查询运单轨迹; POST /cgi-bin/express/business/path/get; read */
    getPath: TypedCall<{ orderId?: string; openid?: string; deliveryId: string; waybillId: string }, { openid: string; deliveryId: string; waybillId: string; pathItemNum: number; pathItemList: LogisticsPathItem[] }>
    /** 获取打印员; GET /cgi-bin/express/business/printer/getall; read */
    getPrinter: CallWithoutData<{ count: number; openid: string[]; tagidList?: string[] }>
    /** 获取电子面单余额; POST /cgi-bin/express/business/quota/get; read */
    getQuota: TypedCall<{ deliveryId: string; bizId: string }, { quotaNum: number }>
    /** 预览面单模板; POST /cgi-bin/express/delivery/template/preview; needs a carrier's account */
    previewTemplate: TypedCall<{ waybillId: string; waybillTemplate: string; waybillData: string; custom: LogisticsNewOrder }, { waybillId: string; renderedWaybillTemplate: string }>
    /** 模拟更新订单状态; POST /cgi-bin/express/business/test_update_order */
    testUpdateOrder: TypedCall<{ bizId: string; orderId: string; deliveryId: string; waybillId: string; actionTime: number; actionType: number; actionMsg: string }, {}>
    /** 更新商户审核结果; POST /cgi-bin/express/delivery/service/business/update; needs a carrier's account */
    updateBusiness: TypedCall<{ shopAppId: string; bizId: string; resultCode: number; resultMsg?: string }, {}>
    /** 更新运单轨迹; POST /cgi-bin/express/delivery/path/update; needs a carrier's account */
    updatePath: TypedCall<{ token: string; waybillId: string; actionTime: number; actionType: number; actionMsg: string }, {}>
    /** 配置面单打印员; POST /cgi-bin/express/business/printer/update */
    updatePrinter: TypedCall<{ openid: string; updateType: 'bind' | 'unbind'; tagidList?: string }, {}>
  }
  midas: {
    /** 取消虚拟支付订单; POST /cgi-bin/midas/cancelpay; needs mp_sig, which Tencent's cloud makes of the access token */
    cancelPay: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; billNo?: any; payItem?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 取消虚拟支付订单（沙箱）; POST /cgi-bin/midas/sandbox/cancelpay; needs mp_sig, which Tencent's cloud makes of the access token */
    cancelPaySandbox: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; billNo?: any; payItem?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 查询游戏币余额; POST /cgi-bin/midas/getbalance; read; needs mp_sig, which Tencent's cloud makes of the access token */
    getBalance: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 查询游戏币余额（沙箱）; POST /cgi-bin/midas/sandbox/getbalance; read; needs mp_sig, which Tencent's cloud makes of the access token */
    getBalanceSandbox: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 扣除游戏币; POST /cgi-bin/midas/pay; needs mp_sig, which Tencent's cloud makes of the access token */
    pay: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; amt?: any; billNo?: any; payItem?: any; appRemark?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 扣除游戏币（沙箱）; POST /cgi-bin/midas/sandbox/pay; needs mp_sig, which Tencent's cloud makes of the access token */
    paySandbox: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; amt?: any; billNo?: any; payItem?: any; appRemark?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 赠送游戏币; POST /cgi-bin/midas/present; needs mp_sig, which Tencent's cloud makes of the access token */
    present: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; billNo?: any; presentCounts?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
    /** 赠送游戏币（沙箱）; POST /cgi-bin/midas/sandbox/present; needs mp_sig, which Tencent's cloud makes of the access token */
    presentSandbox: Call<Data & { openid?: any; appid?: any; offerId?: any; ts?: any; zoneId?: any; pf?: any; billNo?: any; presentCounts?: any; userIp?: any; sig?: any; mpSig?: any }, Fields>
  }
  nearbyPoi: {
    /** 添加地点; POST /wxa/addnearbypoi */
    add: Call<Data & { kfInfo?: any; picList?: any; serviceInfos?: any; storeName?: any; contractPhone?: any; hour?: any; companyName?: any; credential?: any; address?: any; qualificationList?: any; isCommNearby?: any; poiId?: any; mapPoiId?: any }, Fields>
    /** 删除地点; POST /wxa/delnearbypoi */
    delete: Call<Data & { poiId?: any }, Fields>
    /** 查看地点; POST /wxa/getnearbypoilist; read */
    getList: Call<Data & { page?: any; pageRows?: any }, Fields>
    /** 设置展示状态; POST /wxa/setnearbypoishowstatus */
    setShowStatus: Call<Data & { poiId?: any; status?: any }, Fields>
  }
  ocr: {
    /** 银行卡识别; POST /cv/ocr/bankcard; takes a file */
    bankcard: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
    /** 营业执照识别; POST /cv/ocr/bizlicense; takes a file */
    businessLicense: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
    /** 驾驶证识别; POST /cv/ocr/drivinglicense; takes a file */
    driverLicense: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
    /** 行驶证识别; POST /cv/ocr/driving; takes a file */
    drivingLicense: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
    /** 身份证识别; POST /cv/ocr/idcard; takes a file */
    idcard: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
    /** 通用印刷体识别; POST /cv/ocr/comm; takes a file */
    printedText: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
    /** 行驶证识别; POST /cv/ocr/driving; takes a file */
    vehicleLicense: Call<Data & { type?: any; imgUrl?: any; img?: FileData }, Fields>
  }
  officialAccount: {
    /** 设置支付后投放卡券的规则; POST /card/paygiftcard/add */
    addPayGiftCard: Call<Data & { ruleInfo?: any }, Fields>
    card: {
      /** 查询支付后投放卡券的规则; POST /card/paygiftcard/getbyid; read */
      GetPayGiftCardById: Call<Data & { ruleId?: any }, Fields>
      /** 激活会员卡; POST /card/membercard/activate */
      activateMemberCard: Call<Data & { cardId?: any; code?: any; membershipNumber?: any; backgroundPicUrl?: any; activateBeginTime?: any; activateEndTime?: any; initBonus?: any; initBonusRecord?: any; initBalance?: any; initCustomFieldValue1?: any; initCustomFieldValue2?: any; initCustomFieldValue3?: any }, Fields>
      /** 创建礼品卡货架; POST /card/giftcard/page/add */
      addGiftCard: Call<Data & { page?: any }, Fields>
      /** 申请微信支付礼品卡权限; POST /card/giftcard/pay/whitelist/add */
      addGiftCardPayWhitelist: Call<Data & { subMchId?: any }, Fields>
      /** 批量查询卡券列表; POST /card/batchget; read */
      batchGet: Call<Data & { offset?: any; count?: any; statusList?: any }, Fields>
      /** 查询礼品卡货架列表; POST /card/giftcard/page/batchget; read */
      batchGetGiftCard: Call<Data, Fields>
      /** 批量查询礼品卡订单; POST /card/giftcard/order/batchget; read */
      batchGetGiftCardOrder: Call<Data & { beginTime?: any; endTime?: any; sortType?: any; offset?: any; count?: any }, Fields>
      /** 批量查询支付后投放卡券的规则; POST /card/paygiftcard/batchget; read */
      batchGetPayGiftCard: Call<Data & { type?: any; effective?: any; offset?: any; count?: any }, Fields>
      /** 批量拉取子商户信息; POST /card/submerchant/batchget; read */
      batchGetSubmerchant: Call<Data & { beginId?: any; limit?: any; status?: any }, Fields>
      /** 绑定商户号到礼品卡小程序; POST /card/giftcard/pay/submch/bind */
      bindSubMchGiftCardPay: Call<Data & { subMchId?: any; wxaAppid?: any }, Fields>
      /** 核销卡券码; POST /card/code/consume */
      consumeCode: Call<Data & { cardId?: any; code?: any }, Fields>
      /** 创建卡券; POST /card/create */
      create: Call<Data & { card?: any }, Fields>
      /** 创建卡券货架; POST /card/landingpage/create */
      createLandingPage: Call<Data & { banner?: any; pageTitle?: any; canShare?: any; scene?: any; cardList?: any }, Fields>
      /** 创建卡券二维码; POST /card/qrcode/create */
      createQRCode: Call<Data & { expireSeconds?: any; actionName?: any; actionInfo?: any }, Fields>
      /** 解密卡券码; POST /card/code/decrypt */
      decryptCode: Call<Data & { encryptCode?: any }, Fields>
      /** 导入自定义卡券码; POST /card/code/deposit */
      depositCode: Call<Data & { cardId?: any; code?: any }, Fields>
      /** 查看卡券详情; POST /card/get; read */
      get: Call<Data & { cardId?: any }, Fields>
      /** 查询卡券开放类目; GET /card/getapplyprotocol; read */
      getApplyProtocol: Call<Data, Fields>
      /** 查询卡券码; POST /card/code/get; read */
      getCode: Call<Data & { cardId?: any; code?: any; checkConsume?: any }, Fields>
      /** 查询导入的卡券码数目; POST /card/code/getdepositcount; read */
      getDepositCodeCount: Call<Data & { cardId?: any }, Fields>
      /** 查询礼品卡货架; POST /card/giftcard/page/get; read */
      getGiftCard: Call<Data & { pageId?: any }, Fields>
      /** 查询单个礼品卡订单; POST /card/giftcard/order/get; read */
      getGiftCardOrder: Call<Data & { orderId?: any }, Fields>
      /** 查询发票授权页数据; POST /card/invoice/getauthdata; read */
      getInvoiceAuthData: Call<Data & { orderId?: any; sPappid?: any }, Fields>
      /** 获取用户提交的开卡资料; POST /card/membercard/activatetempinfo/get; read */
      getMemberCardActivateTempInfo: Call<Data & { activateTicket?: any }, Fields>
      /** 拉取会员信息; POST /card/membercard/userinfo/get; read */
      getMemberCardUserInfo: Call<Data & { cardId?: any; code?: any }, Fields>
      /** 获取图文消息群发卡券的内容; POST /card/mpnews/gethtml; read */
      getNewsHTML: Call<Data & { cardId?: any }, Fields>
      /** 拉取单个子商户信息; POST /card/submerchant/get; read */
      getSubmerchant: Call<Data & { merchantId?: any }, Fields>
      /** 获取用户已领取的卡券; POST /card/user/getcardlist; read */
      getUserCardList: Call<Data & { openid?: any; cardId?: any }, Fields>
      /** 设置卡券失效; POST /card/code/unavailable */
      invalidateCode: Call<Data & { cardId?: any; code?: any; reason?: any }, Fields>
      /** 设置或查询发票的商户信息; POST /card/invoice/setbizattr */
      invoiceInfo: Call<Data & { action?: any; contact?: any; paymchInfo?: any }, Fields>
      /** 下架礼品卡货架; POST /card/giftcard/maintain/set */
      maintainGiftCard: Call<Data & { pageId?: any; all?: any; maintain?: any }, Fields>
      /** 修改卡券库存; POST /card/modifystock */
      modifyStock: Call<Data & { cardId?: any; increaseStockValue?: any; reduceStockValue?: any }, Fields>
      /** 礼品卡订单退款; POST /card/giftcard/order/refund */
      refundGiftCardOrder: Call<Data & { orderId?: any }, Fields>
      /** 设置会员卡开卡字段; POST /card/membercard/activateuserform/set */
      setMemberCardActivateUserForm: Call<Data & { cardId?: any; serviceStatement?: any; bindOldCard?: any; requiredForm?: any; optionalForm?: any }, Fields>
      /** 设置微信买单; POST /card/paycell/set */
      setPayCell: Call<Data & { cardId?: any; isOpen?: any }, Fields>
      /** 设置自助核销; POST /card/selfconsumecell/set */
      setSelfConsumeCell: Call<Data & { cardId?: any; isOpen?: any; needVerifyCod?: any; needRemarkAmount?: any }, Fields>
      /** 设置卡券测试白名单; POST /card/testwhitelist/set */
      setTestWhitelist: Call<Data & { openid?: any; username?: any }, Fields>
      /** 上传礼品卡小程序代码; POST /card/giftcard/wxa/set */
      setWXAGiftCard: Call<Data & { wxaAppid?: any; pageId?: any }, Fields>
      /** 创建子商户; POST /card/submerchant/submit */
      submitSubmerchant: Call<Data & { info?: any }, Fields>
      /** 更改卡券信息; POST /card/update */
      update: Call<Data & { cardId?: any; groupon?: any; cash?: any; discount?: any; gift?: any; generalCoupon?: any; generalCard?: any; memberCard?: any; meetingTicket?: any; scenicTicket?: any; movieTicket?: any; boardingPass?: any }, Fields> & {
        /** 更新飞机票信息（在线值机）; POST /card/boardingpass/checkin */
        updateBoardingPass: Call<Data & { cardId?: any; code?: any; etktBnr?: any; class?: any; passengerName?: any; seat?: any; qrcodeData?: any; isCancel?: any }, Fields>
      }
      /** 更新飞机票信息（在线值机）; POST /card/boardingpass/checkin */
      updateBoardingPass: Call<Data & { cardId?: any; code?: any; etktBnr?: any; class?: any; passengerName?: any; seat?: any; qrcodeData?: any; isCancel?: any }, Fields>
      /** 更改卡券码; POST /card/code/update */
      updateCode: Call<Data & { cardId?: any; code?: any; newCode?: any }, Fields>
      /** 修改礼品卡货架; POST /card/giftcard/page/update */
      updateGiftCard: Call<Data & { page?: any }, Fields>
      /** 更新会议门票; POST /card/meetingticket/updateuser */
      updateMeetingTicket: Call<Data & { cardId?: any; code?: any; beginTime?: any; endTime?: any; zone?: any; entrance?: any; seatNumber?: any }, Fields>
      /** 更新会员信息; POST /card/membercard/updateuser */
      updateMemberCardUserInfo: Call<Data & { cardId?: any; code?: any; backgroundPicUrl?: any; bonus?: any; addBonus?: any; recordBonus?: any; balance?: any; addBalance?: any; recordBalance?: any; customFieldValue1?: any; customFieldValue2?: any; customFieldValue3?: any; notifyOptional?: any }, Fields>
      /** 更新电影票; POST /card/movieticket/updateuser */
      updateMovieTicket: Call<Data & { cardId?: any; code?: any; ticketClass?: any; screeningRoom?: any; showTime?: any; duration?: any; seatNumber?: any }, Fields>
      /** 更新子商户; POST /card/submerchant/update */
      updateSubmerchant: Call<Data & { info?: any }, Fields>
      /** 更新用户礼品卡信息; POST /card/generalcard/updateuser */
      updateUserCard: Call<Data & { cardId?: any; code?: any; backgroundPicUrl?: any; bonus?: any; recordBonus?: any; balance?: any; recordBalance?: any; customFieldValue1?: any; customFieldValue2?: any; customFieldValue3?: any; canGiveFriend?: any }, Fields>
    }
    comment: {
      /** 关闭文章评论; POST /cgi-bin/comment/close */
      close: Call<Data & { msgDataId?: any; index?: any }, Fields>
      /** 删除评论; POST /cgi-bin/comment/delete */
      delete: Call<Data & { msgDataId?: any; index?: any; userCommentId?: any }, Fields>
      /** 删除评论回复; POST /cgi-bin/comment/reply/delete */
      deleteReply: Call<Data & { msgDataId?: any; index?: any; userCommentId?: any }, Fields>
      /** 查看文章评论; POST /cgi-bin/comment/list */
      list: Call<Data & { msgDataId?: any; index?: any; begin?: any; count?: any; type?: any }, Fields>
      /** 将评论标记为精选; POST /cgi-bin/comment/markelect */
      markElect: Call<Data & { msgDataId?: any; index?: any; userCommentId?: any }, Fields>
      /** 打开文章评论; POST /cgi-bin/comment/open */
      open: Call<Data & { msgDataId?: any; index?: any }, Fields>
      /** 回复评论; POST /cgi-bin/comment/reply/add */
      reply: Call<Data & { msgDataId?: any; index?: any; userCommentId?: any; content?: any }, Fields>
      /** 取消评论精选; POST /cgi-bin/comment/unmarkelect */
      unmarkElect: Call<Data & { msgDataId?: any; index?: any; userCommentId?: any }, Fields>
    }
    customerService: {
      /** 添加客服账号; POST /customservice/kfaccount/add */
      addKFAccount: Call<Data & { kfAccount?: any; nickname?: any; password?: any; kfWx?: any }, Fields>
      /** 关闭客服会话; POST /customservice/kfsession/close */
      closeKFSession: Call<Data & { kfAccount?: any; openid?: any }, Fields>
      /** 创建客服会话; POST /customservice/kfsession/create */
      createKFSession: Call<Data & { kfAccount?: any; openid?: any }, Fields>
      /** 删除客服账号; POST /customservice/kfaccount/del */
      deleteKFAccount: Call<Data & { kfAccount?: any }, Fields>
      /** 获取客户会话状态; GET /customservice/kfsession/getsession; read */
      getKFSession: Call<Data & { openid?: any }, Fields>
      /** 获取客服会话列表; GET /customservice/kfsession/getsessionlist; read */
      getKFSessionList: Call<Data & { kfAccount?: any }, Fields>
      /** 获取未接入会话列表; GET /customservice/kfsession/getwaitcase; read */
      getKFSessionWaitCase: Call<Data, Fields>
      /** 获取所有客服账号; GET /cgi-bin/customservice/getkflist; read */
      getList: Call<Data & { businessId?: any }, Fields>
      /** 获取客服聊天记录; POST /customservice/msgrecord/getmsglist; read */
      getMsgList: Call<Data & { starttime?: any; endtime?: any; msgid?: any; number?: any }, Fields>
      /** 获取在线客服列表; GET /cgi-bin/customservice/getonlinekflist; read */
      getOnlineList: Call<Data & { businessId?: any }, Fields>
      /** 邀请绑定客服账号; POST /customservice/kfaccount/inviteworker */
      inviteWorker: Call<Data & { kfAccount?: any; inviteWx?: any }, Fields>
      /** 设置客服信息; POST /customservice/kfaccount/update */
      updateKFAccount: Call<Data & { kfAccount?: any; nickname?: any }, Fields>
      /** 上传客服头像; POST /customservice/kfaccount/uploadheadimg; takes a file */
      uploadHeadImg: Call<Data & { kfAccount?: any; media?: FileData }, Fields>
    }
    datacube: {
      /** 获取图文群发每日数据; POST /datacube/getarticlesummary; read */
      getArticleSummary: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取图文群发总数据; POST /datacube/getarticletotal; read */
      getArticleTotal: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 拉取卡券概况数据; POST /datacube/getcardbizuininfo; read */
      getCardBizInfo: Call<Data & { beginDate?: any; endDate?: any; condSource?: any }, Fields>
      /** 获取免费券数据; POST /datacube/getcardcardinfo; read */
      getFreeCardInfo: Call<Data & { beginDate?: any; endDate?: any; condSource?: any; cardId?: any }, Fields>
      /** 获取接口分析数据; POST /datacube/getinterfacesummary; read */
      getInterfaceSummary: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取接口分析分时数据; POST /datacube/getinterfacesummaryhour; read */
      getInterfaceSummaryHour: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 拉取单张会员卡数据; POST /datacube/getcardmembercarddetail; read */
      getMemberCardDetail: Call<Data & { beginDate?: any; endDate?: any; cardId?: any }, Fields>
      /** 拉取会员卡概况数据; POST /datacube/getcardmembercardinfo; read */
      getMemberCardInfo: Call<Data & { beginDate?: any; endDate?: any; condSource?: any }, Fields>
      /** 获取消息发送概况数据; POST /datacube/getupstreammsg; read */
      getUpstreamMsg: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取消息发送分布数据; POST /datacube/getupstreammsgdist; read */
      getUpstreamMsgDist: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取消息发送分布月数据; POST /datacube/getupstreammsgdistmonth; read */
      getUpstreamMsgDistMonth: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取消息发送分布周数据; POST /datacube/getupstreammsgdistweek; read */
      getUpstreamMsgDistWeek: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取消息发送分时数据; POST /datacube/getupstreammsghour; read */
      getUpstreamMsgHour: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取消息发送月数据; POST /datacube/getupstreammsgmonth; read */
      getUpstreamMsgMonth: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取消息发送周数据; POST /datacube/getupstreammsgweek; read */
      getUpstreamMsgWeek: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取累计用户数据; POST /datacube/getusercumulate; read */
      getUserCumulate: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取图文统计数据; POST /datacube/getuserread; read */
      getUserRead: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取图文统计分时数据; POST /datacube/getuserreadhour; read */
      getUserReadHour: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取图文分享转发数据; POST /datacube/getusershare; read */
      getUserShare: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取图文分享转发分时数据; POST /datacube/getusersharehour; read */
      getUserShareHour: Call<Data & { beginDate?: any; endDate?: any }, Fields>
      /** 获取用户增减数据; POST /datacube/getusersummary; read */
      getUserSummary: Call<Data & { beginDate?: any; endDate?: any }, Fields>
    }
    /** 删除支付后投放卡券的规则; POST /card/paygiftcard/delete */
    deletePayGiftCard: Call<Data & { ruleId?: any }, Fields>
    map: {
      /** 在腾讯地图中创建门店; POST /wxa/create_map_poi */
      createPoi: Call<Data & { poiId?: any; name?: any; category?: any; introduct?: any; telephone?: any; longitude?: any; latitude?: any; districtid?: any; province?: any; city?: any; district?: any; address?: any; photo?: any; license?: any }, Fields>
      /** 拉取省市区信息; GET /wxa/get_district; read */
      getDistrict: Call<Data, Fields>
      /** 在腾讯地图中搜索门店; POST /wxa/search_map_poi */
      searchPoi: Call<Data & { districtid?: any; keyword?: any }, Fields>
    }
    material: {
      /** 新增其他类型永久素材; POST /cgi-bin/material/add_material; takes a file */
      addMaterial: Call<Data & { type?: any; media?: FileData; description?: any }, Fields>
      /** 新增永久图文素材; POST /cgi-bin/material/add_news */
      addNews: Call<Data & { articles?: any }, Fields>
      /** 获取永久素材列表; POST /cgi-bin/material/batchget_material; read */
      batchGetMaterial: Call<Data & { type?: any; offset?: any; count?: any }, Fields>
      /** 删除永久素材; POST /cgi-bin/material/del_material */
      delelete: Call<Data & { mediaId?: any }, Fields>
      /** 删除永久素材; POST /cgi-bin/material/del_material */
      delete: Call<Data & { mediaId?: any }, Fields>
      /** 获取永久素材; POST /cgi-bin/material/get_material; read */
      get: Call<Data & { mediaId?: any }, Partial<FileResult> & Fields>
      /** 获取永久素材总数; GET /cgi-bin/material/get_materialcount; read */
      getMaterialCount: Call<Data, Fields>
      /** 修改永久图文素材; POST /cgi-bin/material/update_news */
      updateNews: Call<Data & { mediaId?: any; index?: any; articles?: any }, Fields>
    }
    media: {
      /** 获取临时素材; GET /cgi-bin/media/get; read */
      get: Call<Data & { mediaId?: any }, Partial<FileResult> & Fields>
      /** 获取 JSSDK 上传的高清语音; GET /cgi-bin/media/get/jssdk; read */
      getFromJSSDK: Call<Data & { mediaId?: any }, FileResult>
      /** 新增临时素材; POST /cgi-bin/media/upload; takes a file */
      upload: Call<Data & { type?: any; media?: FileData }, Fields>
      /** 上传图文消息内的图片; POST /cgi-bin/media/uploadimg; takes a file */
      uploadImg: Call<Data & { media?: FileData }, Fields>
    }
    menu: {
      /** 创建个性化菜单; POST /cgi-bin/menu/addconditional */
      addConditional: Call<Data & { button?: any; matchrule?: any }, Fields>
      /** 创建自定义菜单; POST /cgi-bin/menu/create */
      create: Call<Data & { button?: any }, Fields>
      /** 删除个性化菜单; POST /cgi-bin/menu/delconditional */
      delConditional: Call<Data & { menuid?: any }, Fields>
      /** 删除自定义菜单; GET /cgi-bin/menu/delete */
      delete: Call<Data, Fields>
      /** 查询自定义菜单; GET /cgi-bin/menu/get; read */
      get: Call<Data, Fields>
      /** 获取自定义菜单配置; GET /cgi-bin/get_current_selfmenu_info; read */
      getSelfMenu: Call<Data, Fields>
      /** 测试个性化菜单匹配结果; POST /cgi-bin/menu/trymatch */
      tryMatch: Call<Data & { userId?: any }, Fields>
    }
    message: {
      /** 根据标签进行群发; POST /cgi-bin/message/mass/sendall */
      sendall: Call<Data & { filter?: any; msgtype?: any; text?: any; mpnews?: any; images?: any; voice?: any; mpvideo?: any; wxcard?: any; sendIgnoreReprint?: any; clientmsgid?: any }, Fields>
    }
    mpStore: {
      /** 添加门店; POST /wxa/add_store */
      addStore: Call<Data & { poiId?: any; mapPoiId?: any; picList?: any; hour?: any; address?: any; companyName?: any; contractPhone?: any; credential?: any; qualificationList?: any; cardId?: any }, Fields>
      /** 创建门店小程序; POST /wxa/apply_merchant */
      apply: Call<Data & { firstCatid?: any; secondCatid?: any; qualificationList?: any; nickname?: any; intro?: any; headimgMediaid?: any; orgCode?: any; otherFiles?: any }, Fields>
      /** 删除门店; POST /wxa/del_store */
      deleteStore: Call<Data & { poiId?: any }, Fields>
      /** 查询门店小程序审核结果; GET /wxa/get_merchant_audit_info; read */
      getAuditInfo: Call<Data, Fields>
      /** 获取门店小程序配置的卡券; POST /card/storewxa/get; read */
      getCard: Call<Data & { poiId?: any }, Fields>
      /** 拉取门店小程序类目; GET /wxa/get_merchant_category; read */
      getCategory: Call<Data, Fields>
      /** 获取单个门店信息; POST /wxa/get_store_info; read */
      getStoreInfo: Call<Data & { poiId?: any }, Fields>
      /** 获取门店信息列表; POST /wxa/get_store_list; read */
      getStoreList: Call<Data & { offset?: any; limit?: any }, Fields>
      /** 修改门店小程序信息; POST /wxa/modify_merchant */
      modify: Call<Data & { intro?: any; headimgMediaid?: any }, Fields>
      /** 设置门店小程序配置的卡券; POST /card/storewxa/set */
      setCard: Call<Data & { poiId?: any; cardId?: any }, Fields>
      /** 更新门店信息; POST /wxa/update_store */
      updateStore: Call<Data & { poiId?: any; mapPoiId?: any; picList?: any; hour?: any; contractPhone?: any; cardId?: any }, Fields>
    }
    newtmpl: {
      /** 选用模板; POST /wxaapi/newtmpl/addtemplate; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
      addTemplate: Call<Data, Fields>
      /** 删除模板; POST /wxaapi/newtmpl/deltemplate; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
      delTemplate: Call<Data, Fields>
      /** 获取类目; GET /wxaapi/newtmpl/getcategory; read */
      getCategory: Call<Data, Fields>
      /** 获取模板中的关键词; GET /wxaapi/newtmpl/getpubtemplatekeywords; read */
      getPubTemplateKeywords: Call<Data & { tid?: any }, Fields>
      /** 获取类目下的公共模板; GET /wxaapi/newtmpl/getpubtemplatetitles; read */
      getPubTemplateTitles: Call<Data & { ids?: any; start?: any; limit?: any }, Fields>
      /** 获取已有模板列表; GET /wxaapi/newtmpl/gettemplate; read */
      getTemplate: Call<Data, Fields>
    }
    poi: {
      /** 创建门店; POST /cgi-bin/poi/addpoi */
      add: Call<Data & { business?: any }, Fields>
      /** 删除门店; POST /cgi-bin/poi/delpoi */
      delete: Call<Data & { poiId?: any }, Fields>
      /** 查询门店信息; POST /cgi-bin/poi/getpoi; read */
      get: Call<Data & { poiId?: any }, Fields>
      /** 查询门店列表; POST /cgi-bin/poi/getpoilist; read */
      getList: Call<Data & { begin?: any; limit?: any }, Fields>
      /** 获取门店类目表; GET /cgi-bin/poi/getwxcategory; read */
      getWXCategory: Call<Data, Fields>
      /** 修改门店服务信息; POST /cgi-bin/poi/updatepoi */
      update: Call<Data & { business?: any }, Fields>
    }
    publisher: {
      /** 获取流量主广告数据; GET /publisher/stat */
      stat: Call<Data & { action?: any; adSlot?: any; startDate?: any; endDate?: any; page?: any; pageSize?: any }, Fields>
    }
    qrcode: {
      /** 生成带参数的二维码; POST /cgi-bin/qrcode/create */
      create: Call<Data & { expireSeconds?: any; actionName?: any; actionInfo?: any }, Fields>
    }
    semantic: {
      /** 语义理解; POST /semantic/semproxy/search */
      search: Call<Data & { query?: any; category?: any; city?: any; region?: any; latitude?: any; longitude?: any; appid?: any; uid?: any }, Fields>
    }
    shorten: {
      /** 还原短链; POST /cgi-bin/shorten/fetch */
      fetch: Call<Data & { shortKey?: any }, Fields>
      /** 生成短链（长信息转短信息）; POST /cgi-bin/shorten/gen */
      gen: Call<Data & { expireSeconds?: any; longData?: any }, Fields>
    }
    /** 长链接转短链接; POST /cgi-bin/shorturl */
    shorturl: Call<Data & { action?: any; longUrl?: any }, Fields>
    subscribe: {
      /** 发送订阅通知; POST /cgi-bin/message/subscribe/bizsend */
      bizSend: Call<Data & { touser?: any; templateId?: any; page?: any; miniprogram?: any; data?: any }, Fields>
    }
    tags: {
      /** 批量为用户打标签; POST /cgi-bin/tags/members/batchtagging */
      batchTagging: Call<Data & { openidList?: any; tagid?: any }, Fields>
      /** 取消拉黑用户; POST /cgi-bin/tags/members/batchunblacklist */
      batchUnblacklist: Call<Data & { openidList?: any }, Fields>
      /** 批量为用户取消标签; POST /cgi-bin/tags/members/batchuntagging */
      batchUntagging: Call<Data & { openidList?: any; tagid?: any }, Fields>
      /** 创建标签; POST /cgi-bin/tags/create */
      create: Call<Data & { tag?: any }, Fields>
      /** 删除标签; POST /cgi-bin/tags/delete */
      delete: Call<Data & { tag?: any }, Fields>
      /** 获取已有标签; GET /cgi-bin/tags/get; read */
      get: Call<Data, Fields>
      /** 获取用户身上的标签; POST /cgi-bin/tags/getidlist; read */
      getUserTagList: Call<Data & { openid?: any }, Fields>
      /** 获取标签下的粉丝列表; POST /cgi-bin/user/tag/get; read */
      getUsers: Call<Data & { tagid?: any; nextOpenid?: any }, Fields>
      /** 编辑标签; POST /cgi-bin/tags/update */
      update: Call<Data & { tag?: any }, Fields>
    }
    user: {
      /** 批量获取用户基本信息; POST /cgi-bin/user/info/batchget; read */
      batchGetInfo: Call<Data & { userList?: any }, Fields>
      /** 获取黑名单列表; POST /cgi-bin/tags/members/getblacklist; read */
      getBlacklist: Call<Data & { beginOpenid?: any }, Fields>
      /** 获取用户基本信息; GET /cgi-bin/user/info; read */
      getInfo: Call<Data & { openid?: any; lang?: any }, Fields>
      /** 获取关注者列表; GET /cgi-bin/user/get; read */
      getList: Call<Data & { nextOpenid?: any }, Fields>
      /** 设置用户备注名; POST /cgi-bin/user/info/updateremark */
      updateRemark: Call<Data & { openid?: any; remark?: any }, Fields>
    }
    voice: {
      /** 获取语音识别结果; POST /cgi-bin/media/voice/queryrecoresultfortext */
      queryVoiceTextResult: Call<Data & { voiceId?: any; lang?: any }, Fields>
      /** 微信翻译; POST /cgi-bin/media/voice/translatecontent */
      translateContent: Call<Data & { lfrom?: any; lto?: any; content?: any }, Fields>
      /** 提交语音识别; POST /cgi-bin/media/voice/addvoicetorecofortext; takes a file */
      uploadVoiceForText: Call<Data & { format?: any; voiceId?: any; lang?: any; media?: FileData }, Fields>
    }
  }
  operation: {
    /** 查询域名配置; POST /wxa/getwxadevinfo; read; needs by its page, a third-party platform's token */
    getDomainInfo: Call<Data & { action?: any }, Fields>
    /** 获取用户反馈列表; GET /wxaapi/feedback/list; read */
    getFeedback: Call<Data & { type?: any; page?: any; num?: any }, Fields>
    /** 获取mediaId图片; GET /cgi-bin/media/getfeedbackmedia; read */
    getFeedbackmedia: Call<Data & { recordId?: any; mediaId?: any }, FileResult>
    /** 获取分阶段发布详情; GET /wxa/getgrayreleaseplan; read; needs by its page, a third-party platform's token */
    getGrayReleasePlan: Call<Data, Fields>
    /** 查询js错误详情; POST /wxaapi/log/jserr_detail; read; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    getJsErrDetail: Call<Data, Fields>
    /** 查询错误列表; POST /wxaapi/log/jserr_list; read; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    getJsErrList: Call<Data, Fields>
    /** 查询错误日志; POST /wxaapi/log/jserr_search; read */
    getJsErrSearch: Call<Data, Fields>
    /** 获取性能数据; POST /wxaapi/log/get_performance; read */
    getPerformance: Call<Data & { costTimeType?: any; defaultStartTime?: any; defaultEndTime?: any; device?: any; isDownloadCode?: any; scene?: any; networktype?: any }, Fields>
    /** 获取访问来源; GET /wxaapi/log/get_scene; read */
    getSceneList: Call<Data, Fields>
    /** 获取客户端版本; GET /wxaapi/log/get_client_version; read */
    getVersionList: Call<Data, Fields>
    /** 查询实时日志; GET /wxaapi/userlog/userlog_search; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    realtimelogSearch: Call<Data, Fields>
  }
  phonenumber: {
    /** 获取手机号; POST /wxa/business/getuserphonenumber */
    getPhoneNumber: Call<Data & { code?: any; openid?: any }, Fields>
  }
  pluginManager: {
    /** 插件管理; POST /wxa/plugin */
    applyPlugin: Call<Data & { action?: any; pluginAppid?: any; reason?: any; userVersion?: any }, Fields>
    /** 插件申请管理; POST /wxa/devplugin */
    getPluginDevApplyList: Call<Data & { action?: any; appid?: any; page?: any; num?: any; reason?: any }, Fields>
    /** 插件管理; POST /wxa/plugin */
    getPluginList: Call<Data & { action?: any; pluginAppid?: any; reason?: any; userVersion?: any }, Fields>
    /** 插件申请管理; POST /wxa/devplugin */
    setDevPluginApplyStatus: Call<Data & { action?: any; appid?: any; page?: any; num?: any; reason?: any }, Fields>
    /** 插件管理; POST /wxa/plugin */
    unbindPlugin: Call<Data & { action?: any; pluginAppid?: any }, Fields>
  }
  redpacketcover: {
    /** 获取微信红包封面; POST /redpacketcover/wxapp/cover_url/get_by_token */
    getAuthenticationUrl: Call<Data & { openid?: any; ctoken?: any }, Fields>
  }
  riskControl: {
    /** 获取用户安全等级; POST /wxa/getuserriskrank */
    getUserRiskRank: Call<Data & { appid?: any; openid?: any; scene?: any; mobileNo?: any; clientIp?: any; emailAddress?: any; extendedInfo?: any; isTest?: any }, Fields>
  }
  search: {
    /** 图片搜索; POST /wxa/imagesearch; takes a file */
    imageSearch: Call<Data & { img?: FileData }, Fields>
    /** 小程序内部搜索; POST /wxa/sitesearch */
    siteSearch: Call<Data & { keyword?: any; nextPageInfo?: any }, Fields>
    /** 搜一搜数据推送; POST /wxa/search/wxaapi_submitpages */
    submitPages: Call<Data & { pages?: any }, Fields>
  }
  security: {
    /** 图片内容安全识别; POST /wxa/img_sec_check; takes a file */
    imgSecCheck: Call<Data & { media?: FileData }, Fields>
    /** 多媒体内容安全识别; POST /wxa/media_check_async */
    mediaCheckAsync: Call<Data & { mediaUrl?: any; mediaType?: any; version?: any; scene?: any; openid?: any }, Fields>
    /** 文本内容安全识别; POST /wxa/msg_sec_check */
    msgSecCheck: Call<Data & { content?: any; version?: any; scene?: any; openid?: any; title?: any; nickname?: any; signature?: any }, Fields>
  }
  serviceMarket: {
    /** 调用服务市场接口; POST /wxa/servicemarket; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }); needs a service bought on WeChat's service market */
    invokeService: Call<Data, Fields>
  }
  shortlink: {
    /** 获取ShortLink; POST /wxa/genwxashortlink */
    generate: Call<Data & { pageUrl?: any; pageTitle?: any; isPermanent?: any }, Fields>
  }
  soter: {
    /** 生物认证秘钥签名验证; POST /cgi-bin/soter/verify_signature */
    verifySignature: Call<Data & { openid?: any; jsonString?: any; jsonSignature?: any }, Fields>
  }
  storage: {
    /** 删除用户托管数据; POST /wxa/remove_user_storage; needs a signature by the user's session_key */
    removeUserStorage: Call<Data & { signature?: any; openid?: any; sigMethod?: any; key?: any }, Fields>
    /** 写用户关系链互动数据; POST /wxa/setuserinteractivedata; needs a signature by the user's session_key */
    setUserInteractiveData: Call<Data & { signature?: any; openid?: any; sigMethod?: any; kvList?: any }, Fields>
    /** 上报用户托管数据; POST /wxa/set_user_storage; needs a signature by the user's session_key */
    setUserStorage: Call<Data & { signature?: any; openid?: any; sigMethod?: any; kvList?: any }, Fields>
  }
  subscribeMessage: {
    /** 选用模板; POST /wxaapi/newtmpl/addtemplate; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    addTemplate: Call<Data, Fields>
    /** 删除模板; POST /wxaapi/newtmpl/deltemplate; WeChat's names hold capitals: call it by cloud.openapi({ convertCase: false }) */
    deleteTemplate: Call<Data, Fields>
    /** 获取类目; GET /wxaapi/newtmpl/getcategory; read */
    getCategory: Call<Data, Fields>
    /** 获取模板中的关键词; GET /wxaapi/newtmpl/getpubtemplatekeywords; read */
    getPubTemplateKeyWordsById: Call<Data & { tid?: any }, Fields>
    /** 获取类目下的公共模板; GET /wxaapi/newtmpl/getpubtemplatetitles; read */
    getPubTemplateTitleList: Call<Data & { ids?: any; start?: any; limit?: any }, Fields>
    /** 获取已有模板列表; GET /wxaapi/newtmpl/gettemplate; read */
    getTemplateList: Call<Data, Fields>
    /** 发送订阅消息; POST /cgi-bin/message/subscribe/send */
    send: Call<Data & { templateId?: any; page?: any; touser?: any; data?: any; miniprogramState?: any; lang?: any }, Fields>
  }
  templateMessage: {
    /** 添加模板; POST /cgi-bin/wxopen/template/add */
    addTemplate: Call<Data, Fields>
    /** 删除模板; POST /cgi-bin/wxopen/template/del */
    deleteTemplate: Call<Data, Fields>
    /** 获取模板库某个模板的关键词; POST /cgi-bin/wxopen/template/library/get; read */
    getTemplateLibraryById: Call<Data, Fields>
    /** 获取模板库标题列表; POST /cgi-bin/wxopen/template/library/list; read */
    getTemplateLibraryList: Call<Data, Fields>
    /** 获取账号下的模板列表; POST /cgi-bin/wxopen/template/list; read */
    getTemplateList: Call<Data, Fields>
    /** 发送模板消息; POST /cgi-bin/message/wxopen/template/send */
    send: Call<Data, Fields>
  }
  uniformMessage: {
    /** 下发统一消息; POST /cgi-bin/message/wxopen/template/uniform_send */
    send: Call<Data & { touser?: any; mpTemplateMsg?: any }, Fields>
  }
  updatableMessage: {
    /** 创建activity_id; GET /cgi-bin/message/wxopen/activityid/create */
    createActivityId: Call<Data & { unionid?: any; openid?: any }, Fields>
    /** 修改动态消息; POST /cgi-bin/message/wxopen/updatablemsg/send */
    setUpdatableMsg: Call<Data & { activityId?: any; targetState?: any; templateInfo?: any }, Fields>
  }
  urllink: {
    /** 获取加密URLLink; POST /wxa/generate_urllink */
    generate: Call<Data & { path?: any; query?: any; expireType?: any; expireTime?: any; expireInterval?: any; cloudBase?: any; envVersion?: any }, Fields>
    /** 查询加密URLLink; POST /wxa/query_urllink */
    query: Call<Data & { urlLink?: any; queryType?: any }, Fields>
  }
  urlscheme: {
    /** 获取加密scheme码; POST /wxa/generatescheme */
    generate: Call<Data & { jumpWxa?: any; expireTime?: any; expireType?: any; expireInterval?: any }, Fields>
    /** 获取NFC的小程序scheme; POST /wxa/generatenfcscheme */
    generateNFC: Call<Data & { jumpWxa?: any; modelId?: any; sn?: any }, Fields>
    /** 获取NFC的小程序scheme; POST /wxa/generatenfcscheme */
    generateNFCScheme: Call<Data & { jumpWxa?: any; modelId?: any; sn?: any }, Fields>
    /** 查询scheme码; POST /wxa/queryscheme */
    query: Call<Data & { scheme?: any; queryType?: any }, Fields>
  }
  wxa: {
    sec: {
      order: {
        /** 查询订单发货状态; POST /wxa/sec/order/get_order; read */
        getOrder: Call<Data & { transactionId?: any; merchantId?: any; subMerchantId?: any; merchantTradeNo?: any }, Fields>
        /** 查询订单列表; POST /wxa/sec/order/get_order_list; read */
        getOrderList: Call<Data & { payTimeRange?: any; orderState?: any; openid?: any; lastIndex?: any; pageSize?: any }, Fields>
        /** 查询小程序是否已开通发货信息管理服务; POST /wxa/sec/order/is_trade_managed; read */
        isTradeManaged: Call<Data & { appid?: any }, Fields>
        /** 确认收货提醒; POST /wxa/sec/order/notify_confirm_receive */
        notifyConfirmReceive: Call<Data & { transactionId?: any; merchantId?: any; subMerchantId?: any; merchantTradeNo?: any; receivedTime?: any }, Fields>
        /** 消息跳转路径设置; POST /wxa/sec/order/set_msg_jump_path */
        setMsgJumpPath: Call<Data & { path?: any }, Fields>
        /** 发货信息合单录入; POST /wxa/sec/order/upload_combined_shipping_info */
        uploadCombinedShippingInfo: Call<Data & { orderKey?: any; subOrders?: any; uploadTime?: any; payer?: any }, Fields>
        /** 发货信息录入; POST /wxa/sec/order/upload_shipping_info */
        uploadShippingInfo: Call<Data & { orderKey?: any; logisticsType?: any; deliveryMode?: any; isAllDelivered?: any; shippingList?: any; uploadTime?: any; payer?: any }, Fields>
      }
    }
  }
  wxacode: {
    /** 获取小程序二维码; POST /cgi-bin/wxaapp/createwxaqrcode */
    createQRCode: Call<Data & { path?: any; width?: any }, FileResult>
    /** 获取小程序码; POST /wxa/getwxacode */
    get: Call<Data & { path?: any; width?: any; autoColor?: any; lineColor?: any; isHyaline?: any; envVersion?: any }, FileResult>
    /** 获取不限制的小程序码; POST /wxa/getwxacodeunlimit; read */
    getUnlimited: Call<Data & { scene?: any; page?: any; checkPath?: any; envVersion?: any; width?: any; autoColor?: any; lineColor?: any; isHyaline?: any }, FileResult>
  }
}
