package io.cloudcall.bench;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceImpl;
import cn.binarywang.wx.miniapp.bean.express.WxMaExpressAccount;
import cn.binarywang.wx.miniapp.config.impl.WxMaDefaultConfigImpl;
import cn.binarywang.wx.miniapp.json.WxMaGsonBuilder;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import me.chanjar.weixin.common.error.WxErrorException;

/** The same call through WxJava, as its documentation shows it: default settings, one service for all invocations. */
public final class WxJava implements RequestStreamHandler {
    private final WxMaService service = new WxMaServiceImpl();
    private final Gson gson = WxMaGsonBuilder.create();

    /** Takes its settings from the environment. */
    public WxJava() {
        WxMaDefaultConfigImpl config = new WxMaDefaultConfigImpl();
        config.setAppid(System.getenv("WECHAT_APP_ID"));
        config.setSecret(System.getenv("WECHAT_APP_SECRET"));
        config.setApiHostUrl(System.getenv("WECHAT_API_BASE_URL"));
        service.setWxMaConfig(config);
    }

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        try {
            List<WxMaExpressAccount> accounts = service.getExpressService().getAllAccount();
            JsonObject result = new JsonObject();
            result.addProperty("count", accounts.size());
            result.add("list", gson.toJsonTree(accounts));
            answer.write(gson.toJson(result).getBytes(StandardCharsets.UTF_8));
        } catch (WxErrorException failed) {
            throw new IOException(failed);
        }
    }
}
