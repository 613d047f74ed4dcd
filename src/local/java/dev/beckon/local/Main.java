package dev.beckon.local;
public final class Main { private Main() {} public static void main(String[] a) { System.out.println("hi " + System.getProperty("story")); System.exit(0);} }
