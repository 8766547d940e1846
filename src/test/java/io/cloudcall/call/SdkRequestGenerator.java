package io.cloudcall.call;

import io.cloudcall.call.GeneratedRequest.Member;
import io.cloudcall.json.JsonObject;
import io.cloudcall.json.StrictJsonParser;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A generator of requests of every kind: in the URL, as JSON, in both, and with files or the URL of one. */
final class SdkRequestGenerator {
    private static final List<Api> GET = apis(api -> api.method() == Api.Method.GET);
    private static final List<Api> POST =
            apis(api -> api.method() == Api.Method.POST && api.queryParameters().isEmpty());
    private static final List<Api> POST_WITH_QUERY =
            apis(api -> api.kind() != Api.Kind.UPLOAD && !api.queryParameters().isEmpty());
    private static final List<Api> UPLOAD = apis(api -> api.kind() == Api.Kind.UPLOAD);
    private static final List<List<Api>> KINDS = List.of(GET, POST, POST_WITH_QUERY, UPLOAD, UPLOAD);
    private static final List<String> URLS =
            List.of("\"https://example.com/a.jpg?x=1&y=中\"", "\"x\"", "\"\"", "null", "0", "false", "1", "[]", "{}");
    private static final List<String> URL_KEYS = List.of("\"imgUrl\"", "\"img_url\"", "\"ImgUrl\"");

    private final Random random;
    private final DataGenerator data;
    private final FileGenerator files;

    SdkRequestGenerator(Random random) {
        this.random = random;
        data = new DataGenerator(random);
        files = new FileGenerator(random, data);
    }

    private static List<Api> apis(Predicate<Api> predicate) {
        // The SDK signs calls of midas itself, and takes "apply" for the method of a function.
        return ApiCatalog.all().stream()
                .filter(api ->
                        Set.of(Api.Kind.READ, Api.Kind.WRITE, Api.Kind.UPLOAD).contains(api.kind())
                                && !api.name().matches("midas\\..*|.*\\.apply")
                                && predicate.test(api))
                .toList();
    }

    GeneratedRequest next() {
        Api api = data.pick(data.pick(KINDS));
        boolean convertCase = random.nextInt(4) > 0;
        List<Member> members = new ArrayList<>();
        Map<String, String> mediaTypes = new TreeMap<>();
        if (api.kind() == Api.Kind.UPLOAD) {
            addFiles(members, mediaTypes, convertCase);
        } else if (random.nextInt(100) == 0) {
            members.add(files.ofOtherCall());
        }
        addOthers(api, members);
        Collections.shuffle(members, random);
        Set<RequestDeviation> deviations = data.takeDeviations();
        deviations.addAll(files.takeDeviations());
        return new GeneratedRequest(api, convertCase, members, mediaTypes, deviations);
    }

    private void addFiles(List<Member> members, Map<String, String> mediaTypes, boolean convertCase) {
        if (random.nextInt(4) == 0) {
            String url = data.pick(URLS);
            members.add(new Member(data.pick(URL_KEYS), url, url));
        }
        int count = random.nextInt(5);
        for (int i = 0; i < (count > 2 ? 1 : count); i++) {
            members.add(files.next(i, convertCase, mediaTypes));
        }
    }

    private void addOthers(Api api, List<Member> members) {
        for (int i = random.nextInt(5); i > 0; i--) {
            String value = value();
            String key = api.queryParameters().isEmpty() || random.nextInt(3) > 0
                    ? data.key()
                    : '"' + data.pick(api.queryParameters()) + '"';
            members.add(new Member(key, value, value));
        }
    }

    /** Returns a value that is no file. */
    private String value() {
        String value;
        do {
            value = data.value(3);
        } while (StrictJsonParser.parseWellFormed(value.getBytes(StandardCharsets.UTF_8)) instanceof JsonObject object
                && object.get("value") != null);
        return value;
    }
}
