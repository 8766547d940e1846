package io.cloudcall.wechat;

/** Threads beside the start, for work that nobody waits for yet. They keep no process alive. */
final class Background {
    private Background() {}

    /** Runs {@code task} on a thread of its own. */
    static void run(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }
}
